import { Callout } from "@/components/ui/callout";
import { Glyph } from "@/components/ui/glyph";
import { TONE_GLYPH, TONE_TEXT } from "@/components/ui/tone";
import type { StateTone } from "@/lib/onboarding/connection-state";
import type { SelfCheck, SelfReport, SelfVerdict } from "@/lib/self-check/types";

const VERDICT: Record<SelfVerdict, { word: string; tone: StateTone }> = {
  ok: { word: "OK", tone: "good" },
  attention: { word: "Attention", tone: "attention" },
  broken: { word: "Broken", tone: "bad" },
  "not-used": { word: "Not used", tone: "neutral" },
};

/** What was found on our own side, and under it what to do. */
export function SelfCheckReport({ report }: { report: SelfReport }) {
  return (
    <>
      <Summary checks={report.checks} />
      <ul className="mt-8 divide-y divide-line border-y border-line">
        {report.checks.map((check) => (
          <Row key={check.id} check={check} />
        ))}
      </ul>
    </>
  );
}

function Row({ check: { id, title, verdict, seen, remedy } }: { check: SelfCheck }) {
  const { word, tone } = VERDICT[verdict];
  return (
    <li
      data-self-check={id}
      data-verdict={verdict}
      className="grid items-start gap-x-6 gap-y-1 py-3 text-small wide:grid-cols-[7rem_13rem_1fr]"
    >
      <p className={`flex items-center gap-2 font-medium ${TONE_TEXT[tone]}`}>
        <Glyph shape={TONE_GLYPH[tone]} />
        {word}
      </p>
      <h2 className="font-medium">{title}</h2>
      <div className="min-w-0 max-w-prose wrap-anywhere">
        <p>{seen}</p>
        {remedy && <p className="mt-1 text-soft">To mend it: {remedy}</p>}
      </div>
    </li>
  );
}

function Summary({ checks }: { checks: SelfCheck[] }) {
  const broken = checks.filter(({ verdict }) => verdict === "broken");
  const isAttention = checks.some(({ verdict }) => verdict === "attention");
  if (broken.length > 0)
    return (
      <Callout tone="bad" title={`Broken: ${broken.map(({ title }) => title).join(", ")}`}>
        Verifications may end inconclusive until this is mended. None of it is a customer's fault, and no
        customer is told that it is.
      </Callout>
    );
  if (isAttention)
    return <Callout tone="attention" title="Nothing is broken; something should be looked at" />;
  return <Callout tone="good" title="Our own side is in order" />;
}
