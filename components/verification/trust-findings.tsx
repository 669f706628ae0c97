import { PolicyJson } from "@/components/policy-json/policy-json";
import type { PolicyMark } from "@/components/policy-json/policy-line";
import { AnswerPlace } from "@/components/ui/answer-place";
import { Callout } from "@/components/ui/callout";
import { Command } from "@/components/ui/command";
import { RelativeTime } from "@/components/ui/relative-time";
import { measurePolicy } from "@/lib/iam/policy-size";
import type { TrustExamination } from "@/lib/iam/trust-doctor/examination";
import { paths } from "@/lib/paths";
import type { ExaminedPaste, TrustDoctorView } from "@/lib/setup/trust-doctor-view";
import { TrustMeaning, TrustPoints } from "./trust-meaning";
import { headlineOf, rightReasons } from "./trust-words";

interface TrustFindingsProps {
  doctor: TrustDoctorView;
  paste: ExaminedPaste;
  marks: PolicyMark[];
  /** Who pasted it, as the reader knows them. */
  by?: "you" | "the customer";
}

type Examined = Extract<TrustExamination, { kind: "examined" }>;

/** What was found in the text that the customer pasted last. */
export function TrustFindings({ doctor, paste, marks, by = "you" }: TrustFindingsProps) {
  const { examination } = paste;
  const { title, tone } = headlineOf(examination);
  return (
    <AnswerPlace key={paste.at.toISOString()} id="findings">
      <Callout tone={tone} title={title}>
        <TrustMeaning examination={examination} />
        <p className="mt-2 text-small text-soft">
          Read <RelativeTime date={paste.at} /> from what {by} pasted. Only a verification proves how the role
          stands.
        </p>
      </Callout>
      {examination.kind === "examined" && (
        <Correction doctor={doctor} paste={paste} examined={examination} marks={marks} />
      )}
    </AnswerPlace>
  );
}

interface CorrectionProps extends TrustFindingsProps {
  examined: Examined;
}

function Correction({ doctor, paste, examined, marks }: CorrectionProps) {
  const { roleName, awsAccountId, connectionId } = doctor;
  const { corrected, changes, role } = examined;
  if (corrected === null || paste.updateCommand === null) {
    return <TrustPoints items={rightReasons(role, { roleName, awsAccountId })} />;
  }
  return (
    <>
      <div className="space-y-1">
        <h3 className="font-medium">What the corrected document changes</h3>
        <TrustPoints items={changes} />
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
