import type { PolicyMark } from "@/components/policy-json/policy-line";
import type { FormAction } from "@/lib/actions/form-state";
import type { SetupView } from "@/lib/setup/setup-view";
import { TrustDoctor } from "./trust-doctor";

interface DoctorPlace {
  examine: FormAction;
  page: "verify" | "connection";
  marks: PolicyMark[];
}

/** The trust-policy doctor for the remedies of a page; null where there is no role. */
export function placeDoctor(view: SetupView, { examine, page, marks }: DoctorPlace) {
  const doctor = view.accessMethod === "iam-role" ? view.trustDoctor : null;
  if (doctor === null) return null;
  const node = <TrustDoctor doctor={doctor} action={examine} page={page} marks={marks} />;
  return { hasFindings: doctor.paste !== null, node };
}
