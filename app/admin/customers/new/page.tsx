import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { EmailField } from "@/components/people/invite-form";
import { ButtonLink } from "@/components/ui/button";
import { paths } from "@/lib/paths";
import { addCustomer } from "@/lib/people/actions";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Add a customer" };

export default async function NewCustomerPage() {
  await requireActor("customer.manage", paths.newCustomer());
  return (
    <>
      <PageHeader
        title="Add a customer"
        description="A customer begins with its first owner, who is invited by mail and invites the others."
      />
      <ActionForm
        action={addCustomer}
        submitLabel="Add the customer and invite the owner"
        pendingLabel="Adding"
        secondary={
          <ButtonLink href={paths.customers()} variant="quiet">
            Cancel
          </ButtonLink>
        }
      >
        <TextField name="name" label="Customer's name" maxLength={100} required />
        <EmailField hint="Of the first owner. They get a link that works once, for seven days." />
      </ActionForm>
    </>
  );
}
