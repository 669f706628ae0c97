import { PoliciesSection } from "@/components/support/policies-section";
import { getEnv } from "@/lib/env";
import { paths } from "@/lib/paths";
import type { SetupView } from "@/lib/setup/setup-view";
import { diagnosePolicies } from "@/lib/support/actions";
import { writePoliciesRequest } from "@/lib/support/answer-request";

/** The permissions doctor for support; nothing where the last run asks for no policies. */
export function Policies({ view }: { view: SetupView }) {
  const { connectionId, productName, permissionsDoctor } = view;
  if (permissionsDoctor === null) return null;
  const doctorAddress = new URL(paths.setup(connectionId, "verify"), getEnv().APP_URL).href;
  const request = writePoliciesRequest({ ...permissionsDoctor, productName, doctorAddress });
  return <PoliciesSection doctor={permissionsDoctor} action={diagnosePolicies} request={request} />;
}
