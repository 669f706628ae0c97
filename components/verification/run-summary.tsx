import type { ReactNode } from "react";
import { StateChip } from "@/components/connection/state-chip";
import type { ConnectionState } from "@/lib/onboarding/connection-state";

interface RunSummaryProps {
  state: ConnectionState;
  headline: string;
  description?: ReactNode;
  /** What to do next: a button or a form. */
  action?: ReactNode;
}

export function RunSummary({ state, headline, description, action }: RunSummaryProps) {
  return (
    <section
      aria-label="Outcome"
      className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 rounded-box border border-line bg-surface p-4 wide:p-6"
    >
      <div className="min-w-0">
        <StateChip state={state} />
        <h2 className="mt-2 font-semibold">{headline}</h2>
        {description && <div className="max-w-prose text-soft">{description}</div>}
      </div>
      {action && <div className="flex flex-wrap gap-2">{action}</div>}
    </section>
  );
}
