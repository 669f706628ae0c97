import type { ReactNode } from "react";
import { formatDocument } from "@/components/policy-json/document-lines";
import { PolicyJson, type PolicyJsonProps } from "@/components/policy-json/policy-json";
import { Command } from "@/components/ui/command";
import { Details } from "@/components/ui/details";
import type { PolicyDocument } from "@/lib/iam/policy-document";
import type { PolicyChange, Remedy } from "@/lib/verification/check-result";
import { SIDE_WORDS } from "./verdict-words";

/** What nobody has to do now is not to push everything else off the screen. */
const LINES_SHOWN = 40;

interface RemedyPanelProps {
  remedy: Remedy;
  /** Tells several remedies of one page apart; the check's name serves well. */
  name: string;
  /** Everything works without it. */
  isAdvice: boolean;
  policy?: Pick<PolicyJsonProps, "marks" | "size" | "downloadHref" | "fileName" | "sections" | "diffAgainst">;
  /** The one button that tries again. */
  action?: ReactNode;
}

/** What a finding means, in whose hands it is, and exactly what to paste where. */
export function RemedyPanel({ remedy, name, isAdvice, policy, action }: RemedyPanelProps) {
  const { title, why, side, steps, document, command, change, standing = [] } = remedy;
  const isFolded = isAdvice && document !== null && countLines(document.json) > LINES_SHOWN;
  return (
    <section aria-labelledby={`remedy-${name}`} data-remedy={name} className="space-y-4">
      <div>
        <p className="text-small text-soft">{SIDE_WORDS[side]}</p>
        <h2 id={`remedy-${name}`} className="font-semibold">
          {title}
        </h2>
        <p className="mt-1 max-w-prose">{why}</p>
      </div>
      {steps.length > 0 && <RemedySteps steps={steps} />}
      <Folded when={isFolded} summary="The policy, and the command that adds it">
        {document && (
          <PolicyJson name={`remedy-${name}`} title={document.label} document={document.json} {...policy} />
        )}
        {command && <Command id={`command-${name}`} label="Command" command={command} />}
      </Folded>
      {standing.map(({ label, statement }, index) => (
        <PolicyJson
          key={label}
          name={`standing-${name}-${index + 1}`}
          title={`${label}, as it stands`}
          document={{ Version: "2012-10-17", Statement: [statement] }}
        />
      ))}
      {change && <ChangeOfPolicy name={name} change={change} />}
      {action && <div>{action}</div>}
    </section>
  );
}

function countLines(document: PolicyDocument): number {
  return formatDocument(document).split("\n").length;
}

function Folded({ when, summary, children }: { when: boolean; summary: string; children: ReactNode }) {
  if (!when) return children;
  return (
    <Details summary={summary}>
      <div className="space-y-4">{children}</div>
    </Details>
  );
}

/** For whoever would rather have one policy than two: what is there, and what comes to it. */
function ChangeOfPolicy({ name, change }: { name: string; change: PolicyChange }) {
  const { label, before, after, command } = change;
  return (
    <Details summary="Or change a policy that is there instead">
      <div className="space-y-4">
        <PolicyJson name={`change-${name}`} title={label} document={after} diffAgainst={before} />
        <Command id={`change-command-${name}`} label="Command for the change" command={command} />
      </div>
    </Details>
  );
}

function RemedySteps({ steps }: { steps: string[] }) {
  if (steps.length === 1) return <p className="max-w-prose">{steps[0]}</p>;
  return (
    <ol className="max-w-prose list-decimal space-y-1 ps-6 marker:text-soft">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
