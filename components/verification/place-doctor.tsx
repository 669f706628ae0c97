import type { PolicyMark } from "@/components/policy-json/policy-line";
import type { FormAction } from "@/lib/actions/form-state";
import type { SetupView } from "@/lib/setup/setup-view";
import type { DoctorPage } from "./answer-doctor";
import { KeyDoctor } from "./key-doctor";
import type { Doctor } from "./remedies";
import { TrustDoctor } from "./trust-doctor";

interface DoctorPlace {
  examine: FormAction;
  page: DoctorPage;
  marks: PolicyMark[];
}

/** What the general remedy is called, once something was found in what the customer pasted. */
export const GENERAL_ADVICE: Record<SetupView["accessMethod"], string> = {
  "access-key": "The general advice on a key that AWS does not know",
  "iam-role": "Start over instead, by the general advice",
};

/** The doctor of the role or of the key for the remedies of a page; null where there is neither. */
export function placeDoctor(view: SetupView, { examine, page, marks }: DoctorPlace): Doctor | null {
  if (view.accessMethod === "access-key") {
    const doctor = view.keyDoctor;
    return (
      doctor && {
        hasFindings: doctor.paste !== null,
        generalAdvice: GENERAL_ADVICE[view.accessMethod],
        node: <KeyDoctor doctor={doctor} action={examine} page={page} />,
      }
    );
  }
  const doctor = view.trustDoctor;
  return (
    doctor && {
      hasFindings: doctor.paste !== null,
      generalAdvice: GENERAL_ADVICE[view.accessMethod],
      node: <TrustDoctor doctor={doctor} action={examine} page={page} marks={marks} />,
    }
  );
}
