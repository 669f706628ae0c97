import { ActionForm } from "@/components/form/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Identifier } from "@/components/ui/identifier";
import type { FormAction } from "@/lib/actions/form-state";
import { paths } from "@/lib/paths";

interface DisconnectConfirmationProps {
  connectionId: string;
  productName: string;
  awsAccountId: string;
  /** The keys whose secrets we hold. */
  heldKeyIds: string[];
  hasRole: boolean;
  action: FormAction;
}

/** What will happen, before anything happens. */
export function DisconnectConfirmation(props: DisconnectConfirmationProps) {
  const { connectionId, productName, awsAccountId, heldKeyIds, hasRole, action } = props;
  return (
    <div className="space-y-6">
      <ul className="max-w-prose list-disc space-y-2 ps-6 marker:text-soft">
        <li>
          {productName} stops using the AWS account <Identifier value={awsAccountId} /> at once.
        </li>
        {heldKeyIds.map((accessKeyId) => (
          <li key={accessKeyId}>
            Our copy of the secret of <Identifier value={accessKeyId} /> is destroyed at once, and cannot be
            brought back.
          </li>
        ))}
        <li>The External ID is retired for good: nobody is ever given it again.</li>
        <li>Nothing is deleted in AWS by us. The next page says what you can delete there, and how.</li>
        {hasRole && <li>Once you have deleted the role, we prove to you that it lets us in no more.</li>}
        <li>The history of this connection stays. To connect the account again, make a new connection.</li>
      </ul>
      <ActionForm
        action={action}
        submitLabel="Disconnect the account"
        pendingLabel="Disconnecting"
        variant="danger"
        secondary={
          <ButtonLink href={paths.connection(connectionId)} variant="quiet">
            Keep the connection
          </ButtonLink>
        }
      >
        <input type="hidden" name="connectionId" value={connectionId} />
      </ActionForm>
    </div>
  );
}
