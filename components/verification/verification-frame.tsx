import type { ReactNode } from "react";

interface VerificationFrameProps {
  runId: string;
  drawing: ReactNode;
  /** What to do about what was found: it goes before the list, most of which may have passed. */
  advice?: ReactNode;
  /** CheckCard and CheckWaiting elements, in the order of the checks. */
  children: ReactNode;
}

/** Holds the drawing and the checks in one element, so that the checks can light the drawing. */
export function VerificationFrame({ runId, drawing, advice, children }: VerificationFrameProps) {
  return (
    <div data-verification={runId}>
      {drawing}
      {advice}
      <ol
        aria-label="Checks"
        aria-live="polite"
        className="divide-y divide-line rounded-box border border-line bg-surface"
      >
        {children}
      </ol>
    </div>
  );
}
