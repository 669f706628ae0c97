import { Glyph } from "@/components/ui/glyph";
import { TONE_GLYPH, TONE_TEXT } from "@/components/ui/tone";
import type { TrustExamination, TrustFinding } from "@/lib/iam/trust-doctor/examination";
import { EFFECT_WORDS } from "./trust-words";
import { SIDE_WORDS } from "./verdict-words";

type AwsError = Extract<TrustExamination, { kind: "aws-error" }>;

/** Each fault of a trust policy, or what AWS's error means. */
export function TrustMeaning({
  examination,
}: {
  examination: Exclude<TrustExamination, { kind: "unreadable" }>;
}) {
  if (examination.kind === "aws-error") return <ErrorMeaning error={examination} />;
  return <Findings findings={examination.findings} />;
}

function ErrorMeaning({ error: { code, side, message, points } }: { error: AwsError }) {
  const messages = [...new Set([message, ...points.map((point) => point.message)])];
  return (
    <>
      <p className="text-small text-soft">{SIDE_WORDS[side]}</p>
      {messages.map((text) => (
        <p key={text} data-finding={code} className="wrap-anywhere">
          {text}
        </p>
      ))}
    </>
  );
}

function Findings({ findings }: { findings: TrustFinding[] }) {
  const said = new Map(findings.map((finding) => [finding.message, finding]));
  return (
    <ul className="mt-1 space-y-2">
      {[...said.values()].map(({ code, effect, side, message }) => (
        <li key={message} data-finding={code} className="flex gap-2 wrap-anywhere">
          <Glyph
            shape={TONE_GLYPH[EFFECT_WORDS[effect].tone]}
            className={`mt-1 ${TONE_TEXT[EFFECT_WORDS[effect].tone]}`}
          />
          <span className="min-w-0">
            <span className="font-medium">{EFFECT_WORDS[effect].word}.</span> {message}
            {side === "vendor" && ` ${SIDE_WORDS.vendor}.`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What was changed, or what else the fault may be. */
export function TrustPoints({ items }: { items: string[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="max-w-prose list-disc space-y-1 ps-6 marker:text-soft">
      {items.map((item) => (
        <li key={item} className="wrap-anywhere">
          {item}
        </li>
      ))}
    </ul>
  );
}
