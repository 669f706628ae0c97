import { marksOf } from "@/components/setup/policy-marks";
import { TrustSection } from "@/components/support/trust-section";
import type { VerificationRecord } from "@/lib/connections/types";
import { getEnv } from "@/lib/env";
import { paths } from "@/lib/paths";
import type { SetupView } from "@/lib/setup/setup-view";
import { diagnoseTrust } from "@/lib/support/actions";
import { writeTrustRequest } from "@/lib/support/answer-request";
import { asksFor, asksForRole, asksForTrustPolicy } from "@/lib/verification/asks-for-answer";
import { isOrganisations } from "./organisation";

/** Why the newest run did not get in, where AWS does not say: the role is shut to us, or there is none of the ARN. */
export function nameSilence(run: VerificationRecord | null): "shut" | "absent" | null {
  const asked = run?.results.find(({ check }) => check === "role-assumable");
  if (!asked) return null;
  if (asksForRole(asked)) return "absent";
  return asksForTrustPolicy(asked) ? "shut" : null;
}

/** The trust-policy doctor for support; nothing where there is no role. */
export function TrustPolicy({ view, run }: { view: SetupView; run: VerificationRecord | null }) {
  if (view.accessMethod !== "iam-role" || view.trustDoctor === null) return null;
  const { connectionId, productName, trustDoctor } = view;
  const results = run?.accessMethod === "iam-role" ? run.results : [];
  const isAtFault = results.some((result) => asksFor("trust-policy", result));
  const address = new URL(paths.setup(connectionId, "verify"), getEnv().APP_URL).href;
  const request = writeTrustRequest({
    ...trustDoctor,
    productName,
    doctorAddress: isAtFault ? address : null,
  });
  return (
    <TrustSection
      doctor={trustDoctor}
      marks={marksOf(view)}
      action={diagnoseTrust}
      request={isOrganisations(run) ? null : request}
      silence={nameSilence(run)}
    />
  );
}
