import type { ReactNode } from "react";

interface VerificationFrameProps {
  drawing: ReactNode;
  /** CheckCard and CheckWaiting elements, in the order of the checks. */
  children: ReactNode;
}

/** Holds the drawing and the checks in one element, so that the checks can light the drawing. */
export function VerificationFrame({ drawing, children }: VerificationFrameProps) {
  return (
    <div data-verification>
      {drawing}
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
