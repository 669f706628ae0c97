import { Callout } from "@/components/ui/callout";
import type { PermissionsFinding, PermissionsFindingCode } from "@/lib/iam/permissions-doctor/examination";
import type { StateTone } from "@/lib/onboarding/connection-state";

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
  return (
    <Callout tone={TONES[code]} title={title}>
      <p data-finding={code} className="wrap-anywhere">
        {message}
      </p>
      <ul className="mt-2 list-disc space-y-1 ps-6 marker:text-soft">
        {steps.map((step) => (
          <li key={step} className="wrap-anywhere">
            {step}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
