import type { ReactNode } from "react";
import { Details } from "@/components/ui/details";
import { Identifier } from "@/components/ui/identifier";
import { nameCall } from "@/lib/verification/call-words";
import type { AwsEvidence } from "@/lib/verification/check-result";
import { tellDuration } from "@/lib/verification/duration-words";

interface CheckEvidenceProps {
  /** What we make of it, in sentences. */
  meaning: string;
  /** Our word for it, by which support finds what is meant. */
  code: string;
  evidence: AwsEvidence[];
  /** Folded away with the answers. */
  children?: ReactNode;
}

/** What AWS answered, word for word, for whoever has to take it up with AWS or with us. */
export function CheckEvidence({ meaning, code, evidence, children }: CheckEvidenceProps) {
  if (evidence.length === 0) {
    return (
      <p className="text-small text-soft">
        <Meaning meaning={meaning} code={code} />
      </p>
    );
  }
  const totalMs = evidence.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return (
    <Details summary={`What AWS answered, in ${totalMs} ms`}>
      <div className="divide-y divide-line border-s-2 border-line">
        {evidence.map((answer) => (
          <Answer key={`${nameCall(answer)} ${answer.requestId}`} answer={answer} />
        ))}
        <p className="py-2 ps-4 text-small text-soft">
          <Meaning meaning={meaning} code={code} />
        </p>
      </div>
      {children}
    </Details>
  );
}

function Meaning({ meaning, code }: Pick<CheckEvidenceProps, "meaning" | "code">) {
  return (
    <>
      {meaning} To quote to support: <Identifier value={code} />
    </>
  );
}

function Answer({ answer }: { answer: AwsEvidence }) {
  const { httpStatus, code, message, requestId } = answer;
  return (
    <dl className="evidence grid gap-x-4 py-2 ps-4 text-small">
      <Fact term="Call" value={nameCall(answer)} />
      <Fact term="Answer" value={[httpStatus, code].filter((part) => part !== null).join(" ") || "none"} />
      {message && <Fact term="Message" value={message} />}
      {requestId && <Fact term="Request ID" value={requestId} />}
      <Fact term="Took" value={tellDuration(answer)} />
    </dl>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd className="min-w-0 font-mono wrap-anywhere">{value}</dd>
    </>
  );
}
