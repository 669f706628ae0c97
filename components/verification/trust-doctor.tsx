import type { PolicyMark } from "@/components/policy-json/policy-line";
import type { FormAction } from "@/lib/actions/form-state";
import type { TrustDoctorView } from "@/lib/setup/trust-doctor-view";
import { AnswerDoctor, type DoctorPage } from "./answer-doctor";
import { TrustFindings } from "./trust-findings";

interface TrustDoctorProps {
  doctor: TrustDoctorView;
  action: FormAction;
  page: DoctorPage;
  marks: PolicyMark[];
}

/** Takes the role's trust policy, or AWS's error, and says exactly what is wrong with it. */
export function TrustDoctor({ doctor, action, page, marks }: TrustDoctorProps) {
  const { connectionId, isAbsent, readCommand, paste } = doctor;
  return (
    <AnswerDoctor
      id="trust-doctor"
      kind="trust-policy"
      connectionId={connectionId}
      page={page}
      action={action}
      title={isAbsent ? "Find out why AWS knows no such role" : "Find the exact fault in your trust policy"}
      label="The role's trust policy, or the error that AWS shows"
      hint={`${hintOf(doctor)} We read it and change nothing in AWS.`}
      submitLabel="Examine the trust policy"
      command={{
        id: "command-read-trust",
        label: isAbsent ? "Prints the account and what it knows of the role" : "Prints the trust policy",
        command: readCommand,
      }}
      found={
        paste && {
          at: paste.at,
          findings: <TrustFindings doctor={doctor} paste={paste} marks={marks} />,
        }
      }
    />
  );
}

function hintOf({ isAbsent, roleName }: TrustDoctorView): string {
  return isAbsent
    ? "Run the command below where the role was created: with the same profile, in the same account. Paste all that it prints, an error too."
    : `Paste what stands on the Trust relationships tab of ${roleName}, or what the command below prints.`;
}
