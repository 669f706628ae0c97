import { ActionForm } from "@/components/form/action-form";
import { CheckField } from "@/components/form/check-field";
import { Callout } from "@/components/ui/callout";
import { Command } from "@/components/ui/command";
import { Details } from "@/components/ui/details";
import type { FormAction } from "@/lib/actions/form-state";
import { type SessionApproval, SessionPolicyJson } from "./session-policy-json";

interface ApprovedServicesProps {
  connectionId: string;
  productName: string;
  approval: SessionApproval;
  action: FormAction;
}

/** To which services a session of the product is narrowed, and the session policy that does it. */
export function ApprovedServices({ connectionId, productName, approval, action }: ApprovedServicesProps) {
  const { services, policy, commands, longestSessionSeconds } = approval;
  return (
    <section aria-labelledby="approved-services" className="space-y-4">
      <div>
        <h2 id="approved-services" className="scroll-mt-4 font-semibold">
          Approved services
        </h2>
        <p className="max-w-prose text-soft">{approval.purpose} The role itself stays as it is.</p>
      </div>
      {policy === null && (
        <Callout tone="attention" title="No approved service is left">
          The role has none of the services that were approved, so {productName} gets no session. Approve
          others.
        </Callout>
      )}
      <div data-choices className="rounded-box border border-line bg-surface p-4 wide:p-6">
        <ActionForm
          action={action}
          submitLabel="Save the approved services"
          pendingLabel="Saving"
          variant="secondary"
          secondary={
            <p className="unsaved text-small text-attention">
              Not saved yet: the session policy below follows the choice of before.
            </p>
          }
        >
          <input type="hidden" name="connectionId" value={connectionId} />
          <CheckField
            legend="Services a session may use"
            options={services.map(({ id, title, purpose, isApproved, isInEverySession }) => ({
              name: `capability.${id}`,
              title,
              description: isInEverySession ? `${purpose} Part of every session, ticked or not.` : purpose,
              isChosen: isApproved,
            }))}
          />
        </ActionForm>
      </div>
      <SessionPolicyJson connectionId={connectionId} approval={approval} />
      {commands && policy && (
        <SessionCommands {...commands} productName={productName} longest={longestSessionSeconds} />
      )}
    </section>
  );
}

interface SessionCommandsProps {
  productName: string;
  longest: number;
  assumeRole: string;
  allowLongSessions: string;
}

function SessionCommands({ productName, longest, assumeRole, allowLongSessions }: SessionCommandsProps) {
  const hours = longest / 3600;
  return (
    <Details summary={`Sessions of up to ${hours} hours, with the AWS CLI`}>
      <div className="space-y-4">
        <p className="max-w-prose text-soft">
          {productName} asks AWS for a session like this, with the access key of its own user. There is
          nothing to create in your account: the policy goes along with the question.
        </p>
        <Command id="command-assume-role" label="Ask for a session" command={assumeRole} />
        <p className="max-w-prose text-soft">
          AWS refuses a session that is longer than the maximum session duration of the role. The steps here
          create the role with {longest} seconds; AWS itself would give it 3600. For a role that has less:
        </p>
        <Command
          id="command-session-length"
          label="Allow sessions of that length"
          command={allowLongSessions}
        />
        <p className="max-w-prose text-soft">
          A caller that has assumed a role itself gets one hour at most, whatever the role allows.
        </p>
      </div>
    </Details>
  );
}
