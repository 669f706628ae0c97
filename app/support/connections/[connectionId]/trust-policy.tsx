import { marksOf } from "@/components/setup/policy-marks";
import { TrustSection } from "@/components/support/trust-section";
import type { VerificationRecord } from "@/lib/connections/types";
import { getEnv } from "@/lib/env";
import { paths } from "@/lib/paths";
import type { SetupView } from "@/lib/setup/setup-view";
import { diagnoseTrust } from "@/lib/support/actions";
import { writeTrustRequest } from "@/lib/support/answer-request";
import { asksForTrustPolicy } from "@/lib/verification/asks-for-answer";

/** The newest run found the role shut to us, for which AWS gives no reason. */
export function isShutToUs(run: VerificationRecord | null): boolean {
  if (run?.accessMethod !== "iam-role") return false;
  return run.results.some((result) => result.check === "role-assumable" && asksForTrustPolicy(result));
}

/** The trust-policy doctor for support; nothing where there is no role. */
export function TrustPolicy({ view, run }: { view: SetupView; run: VerificationRecord | null }) {
  if (view.accessMethod !== "iam-role" || view.trustDoctor === null) return null;
  const { connectionId, productName, trustDoctor } = view;
  const results = run?.accessMethod === "iam-role" ? run.results : [];
  const isAtFault = results.some(asksForTrustPolicy);
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
      request={request}
      isShut={isShutToUs(run)}
    />
  );
}
