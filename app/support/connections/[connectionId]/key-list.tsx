import { KeySection } from "@/components/support/key-section";
import type { VerificationRecord } from "@/lib/connections/types";
import { getEnv } from "@/lib/env";
import { paths } from "@/lib/paths";
import type { SetupView } from "@/lib/setup/setup-view";
import { writeKeyRequest } from "@/lib/support/answer-request";
import { asksForKeyList } from "@/lib/verification/asks-for-answer";

/** The newest run found that AWS does not know the key, for which AWS gives no reason. */
export function isUnknownKey(run: VerificationRecord | null): boolean {
  return run?.accessMethod === "access-key" && run.results.some(asksForKeyList);
}

/** The access-key doctor for support; nothing where AWS knows the key. */
export function KeyList({ view, run }: { view: SetupView; run: VerificationRecord | null }) {
  if (view.accessMethod !== "access-key" || view.keyDoctor === null) return null;
  const { connectionId, productName, keyDoctor } = view;
  if (keyDoctor.paste === null && !isUnknownKey(run)) return null;
  const doctorAddress = new URL(paths.setup(connectionId, "verify"), getEnv().APP_URL).href;
  const request = writeKeyRequest({ ...keyDoctor, productName, doctorAddress });
  return <KeySection doctor={keyDoctor} request={request} />;
}
