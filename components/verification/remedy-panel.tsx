import type { ReactNode } from "react";
import { PolicyJson, type PolicyJsonProps } from "@/components/policy-json/policy-json";
import { Callout } from "@/components/ui/callout";
import { Command } from "@/components/ui/command";
import { Details } from "@/components/ui/details";
import type { PolicyChange, Remedy } from "@/lib/verification/check-result";
import { SIDE_WORDS } from "./verdict-words";

interface RemedyPanelProps {
  remedy: Remedy;
  /** Tells several remedies of one page apart; the check's name serves well. */
  name: string;
  policy?: Pick<PolicyJsonProps, "marks" | "size" | "downloadHref" | "fileName" | "sections" | "diffAgainst">;
  /** The one button that tries again. */
  action?: ReactNode;
}

/** What a finding means, in whose hands it is, and exactly what to paste where. */
export function RemedyPanel({ remedy, name, policy, action }: RemedyPanelProps) {
  const { title, why, side, steps, document, command, change, standing = [] } = remedy;
  return (
    <section aria-labelledby={`remedy-${name}`} data-remedy={name} className="space-y-4">
      <div>
        <p className="text-small text-soft">{SIDE_WORDS[side]}</p>
        <h2 id={`remedy-${name}`} className="font-semibold">
          {title}
        </h2>
        <p className="mt-1 max-w-prose">{why}</p>
      </div>
      {side === "vendor" && <Callout tone="neutral">There is nothing for you to change in AWS.</Callout>}
      {steps.length > 0 && <RemedySteps steps={steps} />}
      {document && (
        <PolicyJson name={`remedy-${name}`} title={document.label} document={document.json} {...policy} />
      )}
      {command && <Command id={`command-${name}`} label="Command" command={command} />}
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
  return (
    <ol className="max-w-prose list-decimal space-y-1 ps-6 marker:text-soft">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
