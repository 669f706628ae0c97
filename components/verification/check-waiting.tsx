import type { ReactNode } from "react";
import { Glyph } from "@/components/ui/glyph";
import { CHECK_CALLS, type CheckName } from "@/lib/verification/checks";
import { CheckFrame } from "./check-frame";

interface CheckWaitingProps {
  check: CheckName;
  awsAccountId?: string | null;
  /** What it waits for, where it has not been asked yet. */
  after?: string;
  /** Takes the place of the usual line: a countdown, for one. */
  children?: ReactNode;
}

/** Work in progress: which call, against which account. */
export function CheckWaiting({ check, awsAccountId = null, after, children }: CheckWaitingProps) {
  return (
    <CheckFrame
      check={check}
      isAsking={after === undefined}
      mark={
        <span className="inline-flex items-center gap-2 text-small font-medium whitespace-nowrap text-accent">
          <Glyph shape={after ? "half" : "dashed"} className={after ? "" : "asking-ring"} />
          {after ? "Next" : "Asking"}
        </span>
      }
      line={CHECK_CALLS[check]}
      fold={
        children ?? (
          <p className="text-small text-soft">
            {after ??
              `${awsAccountId ? `Account ${awsAccountId}: ` : ""}an answer usually takes less than a second`}
          </p>
        )
      }
    />
  );
}
