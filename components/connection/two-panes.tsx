import type { ReactNode } from "react";

export interface InstructionPart {
  /** A control is named as the AWS console names it; a value is typed or pasted as it stands. */
  kind: "text" | "control" | "value";
  text: string;
}

export interface Instruction {
  id: string;
  text: InstructionPart[];
  value?: { label: string; node: ReactNode };
}

/** What to do on the left, what to paste on the right; on a phone the value follows its sentence. */
export function SetupInstructions({ steps }: { steps: Instruction[] }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {steps.map((step, index) => (
        <li key={step.id} className="grid gap-x-8 gap-y-3 py-4 wide:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
          <div className={`grid grid-cols-[2rem_1fr] ${step.value ? "" : "wide:col-span-full"}`}>
            <span aria-hidden="true" className="text-soft tabular-nums">
              {index + 1}
            </span>
            <p className="max-w-prose">
              <InstructionSentence parts={step.text} />
            </p>
          </div>
          {step.value && (
            <div data-value={step.value.label} className="min-w-0">
              {step.value.node}
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

export function InstructionSentence({ parts }: { parts: InstructionPart[] }) {
  let at = 0;
  return parts.map((part) => {
    at += part.text.length;
    return <Part key={at} {...part} />;
  });
}

function Part({ kind, text }: InstructionPart) {
  switch (kind) {
    case "text":
      return text;
    case "control":
      return <b className="font-semibold">{text}</b>;
    case "value":
      return <code className="rounded-small bg-sunken px-1 py-0.5 font-mono wrap-anywhere">{text}</code>;
  }
}

/** Two things that belong side by side: what to fill in and, while one does, what to know about it. */
export function TwoPanes({ left, right }: { left: ReactNode; right: ReactNode }) {
  return (
    <div className="grid items-start gap-8 wide:grid-cols-2">
      <div className="min-w-0">{left}</div>
      <div className="min-w-0">{right}</div>
    </div>
  );
}
