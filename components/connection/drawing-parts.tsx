import { Glyph, type GlyphShape } from "@/components/ui/glyph";
import type { CheckName, Verdict } from "@/lib/verification/checks";

/** What is already known of the checks, for a drawing that does not stand beside the list of them. */
export type DrawnVerdicts = Partial<Record<CheckName, Verdict>>;

export type Light = "pass" | "fail" | "unsure";

const LIGHTS: Record<Verdict, Light> = {
  pass: "pass",
  fail: "fail",
  warn: "unsure",
  unverified: "unsure",
  inconclusive: "unsure",
};

export function lightOf(verdict: Verdict | undefined): Light | undefined {
  return verdict && LIGHTS[verdict];
}

interface PartWordsProps {
  idle: string;
  asking: string;
  pass: string;
  fail: string;
  unsure: string;
}

/** All the words a part may show lie here; the style sheet shows the one that the check list calls for. */
export function PartWords({ idle, asking, pass, fail, unsure }: PartWordsProps) {
  return (
    <span className="part-words">
      <span className="part-word word-idle">{idle}</span>
      <span className="part-word word-asking">{asking}</span>
      <Word className="word-pass" shape="check" word={pass} />
      <Word className="word-fail" shape="cross" word={fail} />
      <Word className="word-unsure" shape="bar" word={unsure} />
    </span>
  );
}

function Word({ className, shape, word }: { className: string; shape: GlyphShape; word: string }) {
  return (
    <span className={`part-word ${className}`}>
      <Glyph shape={shape} />
      {word}
    </span>
  );
}
