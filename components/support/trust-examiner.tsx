"use client";

import { ActionForm } from "@/components/form/action-form";
import { TextAreaField } from "@/components/form/text-area-field";
import { Callout } from "@/components/ui/callout";
import { Command } from "@/components/ui/command";
import { Details } from "@/components/ui/details";
import { FileText } from "@/components/ui/file-text";
import { TrustMeaning, TrustPoints } from "@/components/verification/trust-meaning";
import { headlineOf, rightReasons } from "@/components/verification/trust-words";
import type { FormAction } from "@/lib/actions/form-state";
import type { TrustAnswer } from "@/lib/support/trust-answer";

interface TrustExaminerProps {
  connectionId: string;
  action: FormAction<TrustAnswer>;
}

/** Says what is wrong with a trust policy that came by mail or in a ticket. The text is examined, and not kept. */
export function TrustExaminer({ connectionId, action }: TrustExaminerProps) {
  return (
    <ActionForm
      action={action}
      submitLabel="Examine the text"
      pendingLabel="Examining"
      variant="secondary"
      renderAnswer={(answer) => <Answer answer={answer} />}
    >
      <input type="hidden" name="connectionId" value={connectionId} />
      <TextAreaField
        name="trustText"
        label="Trust policy or error that the customer sent"
        hint="It is examined and kept nowhere; nothing of the connection changes. What is found addresses the customer."
        rows={4}
      />
    </ActionForm>
  );
}

function Answer({ answer }: { answer: TrustAnswer }) {
  const { examination, correction, ticket } = answer;
  if (examination.kind === "aws-error") {
    return (
      <>
        <Callout {...headlineOf(examination)}>
          <TrustMeaning examination={examination} />
        </Callout>
        <Ticket text={ticket} />
      </>
    );
  }
  return (
    <>
      <Callout {...headlineOf(examination)}>
        <TrustMeaning examination={examination} />
      </Callout>
      {correction === null ? (
        <TrustPoints items={rightReasons(examination.role, answer)} />
      ) : (
        <>
          <div className="space-y-1">
            <h3 className="font-medium">What the corrected document changes</h3>
            <TrustPoints items={examination.changes} />
          </div>
          <Command id="sent-trust-corrected" label="Corrected trust policy" command={correction.document} />
          <Details summary="The command that puts it in place">
            <Command id="sent-trust-command" label="For the customer" command={correction.command} />
          </Details>
        </>
      )}
      <Ticket text={ticket} />
    </>
  );
}

function Ticket({ text }: { text: string }) {
  return (
    <Details summary="The same for a ticket">
      <FileText id="sent-trust-ticket" title="What was found" fileName="trust-policy.txt" text={text} />
    </Details>
  );
}
