import type { PolicyMark } from "@/components/policy-json/policy-line";
import type { FormAction } from "@/lib/actions/form-state";
import type { AnswerKind } from "@/lib/setup/answer-kind";
import type { SetupView } from "@/lib/setup/setup-view";
import { asksFor } from "@/lib/verification/asks-for-answer";
import type { CheckResult } from "@/lib/verification/check-result";
import type { DoctorPage } from "./answer-doctor";
import { KeyDoctor } from "./key-doctor";
import { PermissionsDoctor } from "./permissions-doctor";
import type { Doctor } from "./remedies";
import { TrustDoctor } from "./trust-doctor";

interface DoctorPlace {
  examine: FormAction;
  page: DoctorPage;
  marks: PolicyMark[];
}

/** What the general remedy is called, once something was found in what the customer pasted. */
const GENERAL_ADVICE: Record<AnswerKind, string> = {
  "key-list": "The general advice on a key that AWS does not know",
  "trust-policy": "Start over instead, by the general advice",
  policies: "The general advice on permissions",
};

type ChosenDoctor = Omit<Doctor, "node"> & { kind: AnswerKind };

/** Which doctor the results ask for, that of the access before that of its permissions; null where none is. */
export function chooseDoctor(view: SetupView, results: readonly CheckResult[]): ChosenDoctor | null {
  const ofAccess: [AnswerKind, { paste: unknown } | null] =
    view.accessMethod === "access-key" ? ["key-list", view.keyDoctor] : ["trust-policy", view.trustDoctor];
  const offered = [ofAccess, ["policies", view.permissionsDoctor] as const];
  for (const [kind, doctor] of offered) {
    if (doctor === null) continue;
    const hasFindings = doctor.paste !== null;
    const examines = (result: CheckResult) => isExamined(kind, result, hasFindings);
    if (results.some(examines)) return { kind, hasFindings, generalAdvice: GENERAL_ADVICE[kind], examines };
  }
  return null;
}

/** Advice on a trust policy that works knows what is to change; its exact fault has to be looked for elsewhere. */
function isExamined(kind: AnswerKind, result: CheckResult, hasFindings: boolean): boolean {
  return asksFor(kind, result) && (kind === "policies" || result.verdict !== "warn" || hasFindings);
}

/** The doctor of the role, of the key or of their policies for the remedies of a page; null where none is asked for. */
export function placeDoctor(
  view: SetupView,
  results: readonly CheckResult[],
  place: DoctorPlace,
): Doctor | null {
  const chosen = chooseDoctor(view, results);
  return chosen && { ...chosen, node: <DoctorOf kind={chosen.kind} view={view} {...place} /> };
}

function DoctorOf({ kind, view, examine, page, marks }: DoctorPlace & { kind: AnswerKind; view: SetupView }) {
  const place = { action: examine, page };
  if (kind === "policies")
    return view.permissionsDoctor && <PermissionsDoctor doctor={view.permissionsDoctor} {...place} />;
  if (view.accessMethod === "access-key")
    return view.keyDoctor && <KeyDoctor doctor={view.keyDoctor} {...place} />;
  return view.trustDoctor && <TrustDoctor doctor={view.trustDoctor} marks={marks} {...place} />;
}
