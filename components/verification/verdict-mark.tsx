import { Glyph } from "@/components/ui/glyph";
import { TONE_TEXT } from "@/components/ui/tone";
import type { Verdict } from "@/lib/verification/checks";
import { VERDICT_WORDS } from "./verdict-words";

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { word, tone, shape } = VERDICT_WORDS[verdict];
  return (
    <span
      className={`inline-flex items-center gap-2 text-small font-medium whitespace-nowrap ${TONE_TEXT[tone]}`}
    >
      <Glyph shape={shape} />
      {word}
    </span>
  );
}
