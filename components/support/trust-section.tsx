import type { PolicyMark } from "@/components/policy-json/policy-line";
import { Details } from "@/components/ui/details";
import { FileText } from "@/components/ui/file-text";
import { TrustFindings } from "@/components/verification/trust-findings";
import type { FormAction } from "@/lib/actions/form-state";
import { isExternalId } from "@/lib/iam/external-id";
import { paths } from "@/lib/paths";
import type { ExaminedPaste, TrustDoctorView } from "@/lib/setup/trust-doctor-view";
import type { TrustAnswer } from "@/lib/support/trust-answer";
import { TrustExaminer } from "./trust-examiner";

interface TrustSectionProps {
  doctor: TrustDoctorView;
  marks: PolicyMark[];
  action: FormAction<TrustAnswer>;
  /** What to send to the customer to be sent the trust policy; null where it cannot be what is wrong. */
  request: string | null;
  /** The newest run found it shut to us, or found no role of the ARN, which nobody but the customer can explain. */
  silence: "shut" | "absent" | null;
}

const WHY_ASK = {
  shut: "AWS does not say why the role stays shut to us. The text of its trust policy tells.",
  absent:
    "AWS does not say why it knows no role of this ARN. What the customer's command prints tells: the role has another path or name, stands in another account, or is not there.",
};

/** AWS does not say why a role refuses us: only the text of its trust policy does. */
export function TrustSection({ doctor, marks, action, request, silence }: TrustSectionProps) {
  const { connectionId, paste } = doctor;
  return (
    <section aria-labelledby="trust-policy" className="space-y-4">
      <div>
        <h2 id="trust-policy" className="font-semibold">
          {silence === "absent" ? "The role" : "The role's trust policy"}
        </h2>
        {silence && !paste && <p className="text-small text-soft">{WHY_ASK[silence]}</p>}
      </div>
      {paste && <TrustFindings doctor={doctor} paste={paste} marks={marks} by="the customer" />}
      {paste &&
        listForeignIds(paste).map((externalId) => <WhoseId key={externalId} externalId={externalId} />)}
      <TrustExaminer connectionId={connectionId} action={action} />
      {request !== null && (
        <Details summary="Ask the customer for it" open={silence !== null && paste === null}>
          <FileText id="trust-request" title="Text to send" fileName="trust-request.txt" text={request} />
        </Details>
      )}
    </section>
  );
}

/** The External IDs of ours that the text asks for instead of the connection's own. */
function listForeignIds({ examination }: ExaminedPaste): string[] {
  const findings = examination.kind === "examined" ? examination.findings : [];
  const foreign = findings.filter(({ code }) => code === "external-id-differs");
  return foreign.map(({ value }) => value?.replace(/^"|"$/g, "") ?? "").filter(isExternalId);
}

/** Staff's alone: a customer is not told of another. */
function WhoseId({ externalId }: { externalId: string }) {
  return (
    <p className="text-small wrap-anywhere">
      {externalId} has the form of our External IDs.{" "}
      <a href={paths.support({ q: externalId })} className="text-link">
        Find the connection that it was given to
      </a>
      , which may be another customer's: do not tell this one whose.
    </p>
  );
}
