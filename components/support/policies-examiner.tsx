"use client";

import { Fragment } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextAreaField } from "@/components/form/text-area-field";
import { Command } from "@/components/ui/command";
import { Details } from "@/components/ui/details";
import { FileText } from "@/components/ui/file-text";
import { PolicyFinding } from "@/components/verification/policy-finding";
import type { FormAction } from "@/lib/actions/form-state";
import type { PoliciesAnswer } from "@/lib/support/policies-answer";

interface PoliciesExaminerProps {
  connectionId: string;
  action: FormAction<PoliciesAnswer>;
}

/** Says what policies mean that came by mail or in a ticket. The text is examined, and not kept. */
export function PoliciesExaminer({ connectionId, action }: PoliciesExaminerProps) {
  return (
    <ActionForm
      action={action}
      submitLabel="Examine the policies"
      pendingLabel="Examining"
      variant="secondary"
      renderAnswer={(answer) => <Answer answer={answer} />}
    >
      <input type="hidden" name="connectionId" value={connectionId} />
      <TextAreaField
        name="policiesText"
        label="What the commands printed, as the customer sent it"
        hint="It is examined and kept nowhere; nothing of the connection changes. What is found addresses the customer."
        rows={4}
      />
    </ActionForm>
  );
}

function Answer({ answer: { findings, ticket } }: { answer: PoliciesAnswer }) {
  return (
    <>
      {findings.map((finding, index) => (
        <Fragment key={`${finding.code} ${finding.message}`}>
          <PolicyFinding {...finding} />
          {finding.statement && (
            <Command
              id={`sent-policy-${index + 1}`}
              label={finding.statement.label}
              command={JSON.stringify(finding.statement.statement, null, 2)}
            />
          )}
          {finding.command && (
            <Command
              id={`sent-policy-command-${index + 1}`}
              label={`For the customer: ${finding.command.purpose}`}
              command={finding.command.command}
            />
          )}
        </Fragment>
      ))}
      <Details summary="The same for a ticket">
        <FileText id="sent-policies-ticket" title="What was found" fileName="policies.txt" text={ticket} />
      </Details>
    </>
  );
}
