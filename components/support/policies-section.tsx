import { Details } from "@/components/ui/details";
import { FileText } from "@/components/ui/file-text";
import { PolicyFindings } from "@/components/verification/policy-findings";
import type { FormAction } from "@/lib/actions/form-state";
import type { PermissionsDoctorView } from "@/lib/setup/permissions-doctor-view";
import type { PoliciesAnswer } from "@/lib/support/policies-answer";
import { PoliciesExaminer } from "./policies-examiner";

interface PoliciesSectionProps {
  doctor: PermissionsDoctorView;
  action: FormAction<PoliciesAnswer>;
  /** What to send to the customer to be told of the policies. */
  request: string;
}

/** We may not read what stands in the way: only somebody in the customer's account may. */
export function PoliciesSection({
  doctor: { connectionId, holder, paste },
  action,
  request,
}: PoliciesSectionProps) {
  return (
    <section aria-labelledby="policies" className="space-y-4">
      <div>
        <h2 id="policies" className="font-semibold">
          Its policies
        </h2>
        <p className="text-small text-soft">
          We may not read all policies of {holder.kind} {holder.name}. What the commands print tells which of
          them stands in the way, or which is missing.
        </p>
      </div>
      {paste && <PolicyFindings paste={paste} by="the customer" />}
      <PoliciesExaminer connectionId={connectionId} action={action} />
      <Details summary="Ask the customer for it" open={paste === null}>
        <FileText id="policies-request" title="Text to send" fileName="policies-request.txt" text={request} />
      </Details>
    </section>
  );
}
