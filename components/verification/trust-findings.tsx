import { PolicyJson } from "@/components/policy-json/policy-json";
import type { PolicyMark } from "@/components/policy-json/policy-line";
import { AnswerPlace } from "@/components/ui/answer-place";
import { Callout } from "@/components/ui/callout";
import { Command } from "@/components/ui/command";
import { Glyph } from "@/components/ui/glyph";
import { RelativeTime } from "@/components/ui/relative-time";
import { TONE_GLYPH, TONE_TEXT } from "@/components/ui/tone";
import { measurePolicy } from "@/lib/iam/policy-size";
import type { TrustExamination, TrustFinding } from "@/lib/iam/trust-doctor/examination";
import { paths } from "@/lib/paths";
import type { ExaminedPaste, TrustDoctorView } from "@/lib/setup/trust-doctor-view";
import { EFFECT_WORDS, headlineOf, rightReasons } from "./trust-words";
import { SIDE_WORDS } from "./verdict-words";

interface TrustFindingsProps {
  doctor: TrustDoctorView;
  paste: ExaminedPaste;
  marks: PolicyMark[];
}

type Examined = Extract<TrustExamination, { kind: "examined" }>;
type AwsError = Extract<TrustExamination, { kind: "aws-error" }>;

/** What was found in the text that the customer pasted last. */
export function TrustFindings({ doctor, paste, marks }: TrustFindingsProps) {
  const { examination } = paste;
  const { title, tone } = headlineOf(examination);
  return (
    <AnswerPlace key={paste.at.toISOString()} id="trust-findings">
      <Callout tone={tone} title={title}>
        {examination.kind === "aws-error" ? (
          <ErrorMeaning error={examination} />
        ) : (
          <Findings findings={examination.findings} />
        )}
        <p className="mt-2 text-small text-soft">
          Read <RelativeTime date={paste.at} /> from what you pasted. Only a verification proves how the role
          stands.
        </p>
      </Callout>
      {examination.kind === "examined" && (
        <Correction doctor={doctor} paste={paste} examined={examination} marks={marks} />
      )}
    </AnswerPlace>
  );
}

function ErrorMeaning({ error: { side, message, points } }: { error: AwsError }) {
  const messages = [...new Set([message, ...points.map((point) => point.message)])];
  return (
    <>
      <p className="text-small text-soft">{SIDE_WORDS[side]}</p>
      {messages.map((text) => (
        <p key={text} className="wrap-anywhere">
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

interface CorrectionProps extends TrustFindingsProps {
  examined: Examined;
}

function Correction({ doctor, paste, examined, marks }: CorrectionProps) {
  const { roleName, awsAccountId, connectionId } = doctor;
  const { corrected, changes } = examined;
  if (corrected === null || paste.updateCommand === null) {
    return <List items={rightReasons({ roleName, awsAccountId })} />;
  }
  return (
    <>
      <div className="space-y-1">
        <h3 className="font-medium">What we changed</h3>
        <List items={changes} />
      </div>
      <PolicyJson
        name="corrected-trust-policy"
        title="Corrected trust policy"
        document={corrected}
        size={measurePolicy(corrected, "trust")}
        marks={marks}
        downloadHref={paths.document(connectionId, "corrected-trust-policy")}
        fileName="corrected-trust-policy.json"
        {...(paste.document && { diffAgainst: paste.document })}
      />
      <p className="max-w-prose">
        In the IAM console of account {awsAccountId}, open Roles, {roleName}, Trust relationships, Edit trust
        policy, and put it in the place of what stands there. Or run this command. Then verify again.
      </p>
      <Command id="command-correct-trust" label="Command" command={paste.updateCommand} />
    </>
  );
}

function List({ items }: { items: string[] }) {
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
