import { Glyph } from "@/components/ui/glyph";
import { CHECK_CALLS, type CheckName } from "@/lib/verification/checks";
import { CheckFrame } from "./check-frame";

interface CheckWaitingProps {
  check: CheckName;
  awsAccountId?: string | null;
  /** What it waits for, where it has not been asked yet. */
  after?: string;
}

/** Work in progress: which call, against which account. */
export function CheckWaiting({ check, awsAccountId = null, after }: CheckWaitingProps) {
  return (
    <CheckFrame
      check={check}
      mark={
        <span className="inline-flex items-center gap-2 text-small font-medium whitespace-nowrap text-accent">
          <Glyph shape="half" />
          {after ? "Next" : "Asking"}
        </span>
      }
      line={CHECK_CALLS[check]}
      fold={
        <p className="text-small text-soft">
          {after ?? `Waiting for the answer${awsAccountId ? ` of account ${awsAccountId}` : ""}`}
        </p>
      }
    />
  );
}
