import type { ReactNode } from "react";
import { CHECK_QUESTIONS, type CheckName, type Verdict } from "@/lib/verification/checks";

interface CheckFrameProps {
  check: CheckName;
  verdict?: Verdict;
  /** AWS is being asked at this moment; the drawing shows it. */
  isAsking?: boolean;
  mark: ReactNode;
  /** One line under the question: the call, and what came of it. */
  line: ReactNode;
  fold: ReactNode;
  children?: ReactNode;
}

/** The one shape of a check, asked or answered, so that nothing moves when the answer arrives. */
export function CheckFrame({ check, verdict, isAsking, mark, line, fold, children }: CheckFrameProps) {
  return (
    <li
      data-check={check}
      data-verdict={verdict}
      data-asking={isAsking || undefined}
      className="check grid gap-x-6 px-4 py-3"
    >
      <div className="check-mark">{mark}</div>
      <h2 className="font-medium">{CHECK_QUESTIONS[check]}</h2>
      <div className="check-rest min-w-0">
        <div className="text-small text-soft">{line}</div>
        <div className="min-h-5">{fold}</div>
        {children}
      </div>
    </li>
  );
}
