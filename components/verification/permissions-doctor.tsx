import type { FormAction } from "@/lib/actions/form-state";
import type { PermissionsDoctorView } from "@/lib/setup/permissions-doctor-view";
import { AnswerDoctor, type DoctorPage } from "./answer-doctor";
import { PolicyFindings } from "./policy-findings";

interface PermissionsDoctorProps {
  doctor: PermissionsDoctorView;
  action: FormAction;
  page: DoctorPage;
}

/** Takes the policies that bear on the role or user, and says which of them stands in the way. */
export function PermissionsDoctor({ doctor, action, page }: PermissionsDoctorProps) {
  const { connectionId, awsAccountId, holder, readCommand, paste } = doctor;
  return (
    <AnswerDoctor
      id="permissions-doctor"
      kind="policies"
      connectionId={connectionId}
      page={page}
      action={action}
      title="Find out which policy stands in the way"
      label="What the commands print"
      hint={`Have an administrator of your AWS account ${awsAccountId} run the commands below, for example in AWS CloudShell, and paste everything that they print. They only read the policies of ${holder.kind} ${holder.name}, and change nothing. We keep these policies alone; they hold no secrets.`}
      submitLabel="Examine the policies"
      command={{
        id: "command-read-policies",
        label: "Prints the policies that bear on it",
        command: readCommand,
      }}
      foldedCommand="The commands that print them"
      found={paste && { at: paste.at, findings: <PolicyFindings paste={paste} /> }}
    />
  );
}
