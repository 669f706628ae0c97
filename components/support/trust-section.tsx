import type { PolicyMark } from "@/components/policy-json/policy-line";
import { Details } from "@/components/ui/details";
import { FileText } from "@/components/ui/file-text";
import { TrustFindings } from "@/components/verification/trust-findings";
import type { FormAction } from "@/lib/actions/form-state";
import type { TrustDoctorView } from "@/lib/setup/trust-doctor-view";
import type { TrustAnswer } from "@/lib/support/trust-answer";
import { TrustExaminer } from "./trust-examiner";

interface TrustSectionProps {
  doctor: TrustDoctorView;
  marks: PolicyMark[];
  action: FormAction<TrustAnswer>;
  /** What to send to the customer to be sent the trust policy. */
  request: string;
  /** The newest run found it shut to us, which nobody but its text explains. */
  isShut: boolean;
}

/** AWS does not say why a role refuses us: only the text of its trust policy does. */
export function TrustSection({ doctor, marks, action, request, isShut }: TrustSectionProps) {
  const { connectionId, paste } = doctor;
  return (
    <section aria-labelledby="trust-policy" className="space-y-4">
      <div>
        <h2 id="trust-policy" className="font-semibold">
          The role's trust policy
        </h2>
        {isShut && (
          <p className="text-small text-soft">
            AWS does not say why the role stays shut to us. The text of its trust policy tells.
          </p>
        )}
      </div>
      {paste && <TrustFindings doctor={doctor} paste={paste} marks={marks} by="the customer" />}
      <TrustExaminer connectionId={connectionId} action={action} />
      <Details summary="Ask the customer for it" open={isShut && paste === null}>
        <FileText id="trust-request" title="Text to send" fileName="trust-request.txt" text={request} />
      </Details>
    </section>
  );
}
