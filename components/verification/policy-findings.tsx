import { Fragment } from "react";
import { PolicyJson } from "@/components/policy-json/policy-json";
import { AnswerPlace } from "@/components/ui/answer-place";
import { Command } from "@/components/ui/command";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ExaminedPolicyPaste } from "@/lib/setup/permissions-doctor-view";
import { PolicyFinding } from "./policy-finding";

interface PolicyFindingsProps {
  paste: ExaminedPolicyPaste;
  /** Who pasted it, as the reader knows them. */
  by?: "you" | "the customer";
}

/** What the policies that the customer pasted last mean, and what to do about it. */
export function PolicyFindings({ paste: { at, findings }, by = "you" }: PolicyFindingsProps) {
  return (
    <AnswerPlace key={at.toISOString()} id="findings">
      {findings.map(({ statement, command, ...finding }, index) => (
        <Fragment key={`${finding.code} ${finding.message}`}>
          <PolicyFinding statement={statement} {...finding} />
          {statement && (
            <PolicyJson
              name={`policy-finding-${index + 1}`}
              title={statement.label}
              document={{ Version: "2012-10-17", Statement: [statement.statement] }}
            />
          )}
          {command && (
            <Command
              id={`command-mend-policy-${index + 1}`}
              label={command.purpose}
              command={command.command}
            />
          )}
        </Fragment>
      ))}
      <p className="text-small text-soft">
        Read <RelativeTime date={at} /> from what {by} pasted. Only a verification proves how the permissions
        stand.
      </p>
    </AnswerPlace>
  );
}
