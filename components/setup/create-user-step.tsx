import { ActionForm } from "@/components/form/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { FormAction } from "@/lib/actions/form-state";
import { paths } from "@/lib/paths";
import type { KeyView } from "@/lib/setup/setup-view";
import { createUserCliCommands } from "@/lib/setup/user-cli-commands";
import { createUserConsoleSteps } from "@/lib/setup/user-console-steps";
import type { UserDocuments } from "@/lib/setup/user-documents";
import { CustomerPolicies } from "./customer-policies";
import { type ExistingUser, NamedUserField, UserChoice } from "./existing-user";
import { toInstruction } from "./instruction";
import { SetupWays } from "./setup-ways";

interface CreateUserStepProps {
  view: KeyView;
  action: FormAction;
  /** Where the product takes a user that exists already: which one was named, and its documents. */
  existing: ExistingUser | null;
}

/** Everything the customer's AWS admin needs to make the user and its key, in the console's own words. */
export function CreateUserStep({ view, action, existing }: CreateUserStepProps) {
  const isNew = !existing?.isChosen;
  const documents = isNew ? view.documents : existing.documents;
  return (
    <div className="space-y-8">
      {existing && <UserChoice connectionId={view.connectionId} existing={existing} />}
      {documents && <UserSetup view={view} documents={documents} />}
      {documents && (
        <ActionForm
          action={action}
          submitLabel={isNew ? "I have created the user and its key" : "The user has the permissions"}
          pendingLabel="Continuing"
          secondary={
            <ButtonLink href={paths.setup(view.connectionId, "account")} variant="quiet">
              Back
            </ButtonLink>
          }
        >
          <input type="hidden" name="connectionId" value={view.connectionId} />
          <NamedUserField existing={existing} />
        </ActionForm>
      )}
    </div>
  );
}

function UserSetup({ view, documents }: { view: KeyView; documents: UserDocuments }) {
  const { connectionId, awsAccountId } = view;
  const asked =
    documents.userChoice === "existing-user" ? `?user=${encodeURIComponent(documents.expectedUserArn)}` : "";
  return (
    <>
      {documents.policies.length === 0 && (
        <Callout tone="neutral" title="AWS has every policy that this needs">
          There is no document to paste: the steps attach policies that AWS maintains, by their names.
        </Callout>
      )}
      <SetupWays
        steps={createUserConsoleSteps(documents).map((step) =>
          toInstruction(step, (value) => (
            <CustomerPolicies
              policies={documents.policies.filter(({ name }) => name === value.label)}
              awsAccountId={awsAccountId}
              downloadHref={(name) => `${paths.document(connectionId, name)}${asked}`}
            />
          )),
        )}
        commands={createUserCliCommands(documents)}
      />
    </>
  );
}
