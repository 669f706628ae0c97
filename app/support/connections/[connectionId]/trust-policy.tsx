import { marksOf } from "@/components/setup/policy-marks";
import { TrustSection } from "@/components/support/trust-section";
import type { VerificationRecord } from "@/lib/connections/types";
import { getEnv } from "@/lib/env";
import { paths } from "@/lib/paths";
import type { SetupView } from "@/lib/setup/setup-view";
import { diagnoseTrust } from "@/lib/support/actions";
import { writeTrustRequest } from "@/lib/support/trust-request";

/** The trust-policy doctor for support; nothing where there is no role. */
export function TrustPolicy({ view, run }: { view: SetupView; run: VerificationRecord | null }) {
  if (view.accessMethod !== "iam-role" || view.trustDoctor === null) return null;
  const { connectionId, productName, trustDoctor } = view;
  const results = run?.accessMethod === "iam-role" ? run.results : [];
  const atFault = results.filter(({ remedy }) => remedy?.document?.kind === "trust-policy");
  const address = new URL(paths.setup(connectionId, "verify"), getEnv().APP_URL).href;
  const request = writeTrustRequest({
    ...trustDoctor,
    productName,
    doctorAddress: atFault.length > 0 ? address : null,
  });
  return (
    <TrustSection
      doctor={trustDoctor}
      marks={marksOf(view)}
      action={diagnoseTrust}
      request={request}
      isShut={atFault.some(({ check }) => check === "role-assumable")}
    />
  );
}
