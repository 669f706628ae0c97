import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { ActionForm } from "@/components/form/action-form";
import { InvitationList } from "@/components/people/invitation-list";
import { EmailField } from "@/components/people/invite-form";
import { PeopleSection } from "@/components/people/people-section";
import { PersonList } from "@/components/people/person-list";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/access/permissions";
import { getCustomer } from "@/lib/customers/queries";
import { paths } from "@/lib/paths";
import { inviteOwner, resendToOwner, revokeFromOwner } from "@/lib/people/actions";
import { listInvitations, listPeople } from "@/lib/people/queries";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Customer" };

export default async function CustomerPage({ params }: PageProps<"/admin/customers/[customerId]">) {
  const { customerId } = await params;
  const actor = await requireActor("customer.read", paths.customer(customerId));
  const customer = await getCustomer(actor, customerId);
  const circle = { kind: "customer", customerId } as const;
  const [people, invitations] = await Promise.all([
    listPeople(actor, circle),
    listInvitations(actor, circle),
  ]);
  const mayManage = may(actor, "customer.manage");
  return (
    <>
      <PageHeader
        eyebrow={
          <a href={paths.customers()} className="text-link">
            Customers
          </a>
        }
        title={customer.name}
        description={`AWS accounts connected, or on the way to be: ${customer.connections}.`}
        actions={<ButtonLink href={paths.support({ q: customer.name })}>See the connections</ButtonLink>}
      />
      <PeopleSection id="members" title="Members">
        {people.length === 0 ? (
          <p className="text-soft">Nobody has joined yet.</p>
        ) : (
          <PersonList people={people.map((person) => ({ ...person, isYou: false, href: null }))} />
        )}
      </PeopleSection>
      {invitations.length > 0 && (
        <PeopleSection id="invitations" title="Invitations">
          <InvitationList
            invitations={invitations}
            actions={mayManage ? { resend: resendToOwner, revoke: revokeFromOwner } : null}
            customerId={customerId}
          />
        </PeopleSection>
      )}
      {mayManage && (
        <PeopleSection id="invite" title="Invite an owner">
          <p className="mb-4 max-w-prose text-soft">
            For a customer whose owners are all gone, or not there yet. Otherwise its owners invite.
          </p>
          <ActionForm action={inviteOwner} submitLabel="Send the invitation" pendingLabel="Sending">
            <input type="hidden" name="customerId" value={customerId} />
            <EmailField />
          </ActionForm>
        </PeopleSection>
      )}
    </>
  );
}
