import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import type { StateTone } from "@/lib/onboarding/connection-state";

interface FindingCalloutProps {
  tone: StateTone;
  code: string;
  title: string;
  message: string;
  steps: readonly string[];
  children?: ReactNode;
}

/** What was found in a pasted text, and what to do about it. */
export function FindingCallout({ tone, code, title, message, steps, children }: FindingCalloutProps) {
  return (
    <Callout tone={tone} title={title}>
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
      {children}
    </Callout>
  );
}
