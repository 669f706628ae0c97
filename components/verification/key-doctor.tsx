import type { FormAction } from "@/lib/actions/form-state";
import { nameUser } from "@/lib/iam/key-doctor/name-user";
import type { KeyDoctorView } from "@/lib/setup/key-doctor-view";
import { AnswerDoctor, type DoctorPage } from "./answer-doctor";
import { KeyFindings } from "./key-findings";

interface KeyDoctorProps {
  doctor: KeyDoctorView;
  action: FormAction;
  page: DoctorPage;
}

/** Takes the list of the user's access keys, or AWS's error, and says why AWS does not know the key. */
export function KeyDoctor({ doctor, action, page }: KeyDoctorProps) {
  const { connectionId, commandNote, readCommand, paste } = doctor;
  return (
    <AnswerDoctor
      id="key-doctor"
      kind="key-list"
      connectionId={connectionId}
      page={page}
      action={action}
      title="Find out why AWS does not know the key"
      label="The user's access keys, or the error that AWS shows"
      hint={`Paste what the command below prints, or copy the access keys with their statuses from the Security credentials tab of ${nameUser(doctor)}. We keep the key IDs and statuses alone; a secret does not belong here.`}
      submitLabel="Examine the list"
      command={{
        id: "command-list-keys",
        label: "Prints the access keys, without secrets",
        command: readCommand,
        note: commandNote,
      }}
      found={paste && { at: paste.at, findings: <KeyFindings paste={paste} /> }}
    />
  );
}
