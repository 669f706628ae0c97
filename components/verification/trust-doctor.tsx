import { ActionForm } from "@/components/form/action-form";
import { TextAreaField } from "@/components/form/text-area-field";
import type { PolicyMark } from "@/components/policy-json/policy-line";
import { Command } from "@/components/ui/command";
import type { FormAction } from "@/lib/actions/form-state";
import type { TrustDoctorView } from "@/lib/setup/trust-doctor-view";
import { TrustFindings } from "./trust-findings";

interface TrustDoctorProps {
  doctor: TrustDoctorView;
  action: FormAction;
  /** The page that it stands on, and that it leads back to. */
  page: "verify" | "connection";
  marks: PolicyMark[];
}

/** Takes the role's trust policy, or AWS's error, and says exactly what is wrong with it. */
export function TrustDoctor({ doctor, action, page, marks }: TrustDoctorProps) {
  const { connectionId, roleName, readCommand, paste } = doctor;
  return (
    <section aria-labelledby="trust-doctor" className="space-y-4">
      {paste && <TrustFindings doctor={doctor} paste={paste} marks={marks} />}
      <h2 id="trust-doctor" className="font-semibold">
        {paste ? "Examine another text" : "Find the exact fault in your trust policy"}
      </h2>
      <ActionForm
        key={paste?.at.toISOString()}
        action={action}
        submitLabel="Examine the trust policy"
        pendingLabel="Examining"
        variant="secondary"
      >
        <input type="hidden" name="connectionId" value={connectionId} />
        <input type="hidden" name="page" value={page} />
        <TextAreaField
          name="pastedTrust"
          label="The role's trust policy, or the error that AWS shows"
          hint={`Paste what stands on the Trust relationships tab of ${roleName}, or what the command below prints. We read it and change nothing in AWS.`}
          rows={6}
        />
      </ActionForm>
      <Command id="command-read-trust" label="Prints the trust policy" command={readCommand} />
    </section>
  );
}
