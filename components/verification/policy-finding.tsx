import type { PermissionsFinding, PermissionsFindingCode } from "@/lib/iam/permissions-doctor/examination";
import type { StateTone } from "@/lib/onboarding/connection-state";
import { FindingCallout } from "./finding-callout";

const TONES: Record<PermissionsFindingCode, StateTone> = {
  "deny-statement": "bad",
  "deny-not-found": "attention",
  "boundary-lacks": "bad",
  "policy-not-attached": "bad",
  "policy-is-boundary-only": "bad",
  "not-in-group": "bad",
  "older-version-in-force": "bad",
  "allow-has-condition": "bad",
  "allow-is-narrower": "bad",
  "action-left-out": "bad",
  "nothing-in-the-way": "attention",
  "other-holder": "neutral",
  "holder-not-there": "neutral",
  "reading-denied": "neutral",
  "credentials-refused": "neutral",
};

/** What stands in the way, and what to do about it. */
export function PolicyFinding({ code, title, message, steps }: PermissionsFinding) {
  return <FindingCallout tone={TONES[code]} code={code} title={title} message={message} steps={steps} />;
}
