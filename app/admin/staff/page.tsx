import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { InvitationList } from "@/components/people/invitation-list";
import { InviteForm } from "@/components/people/invite-form";
import { PeopleSection } from "@/components/people/people-section";
import { PersonList } from "@/components/people/person-list";
import { STAFF_LEVELS } from "@/lib/access/levels";
import { paths } from "@/lib/paths";
import { inviteStaff, resendToStaff, revokeFromStaff } from "@/lib/people/actions";
import { listInvitations, listPeople } from "@/lib/people/queries";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Staff" };

const STAFF = { kind: "staff" } as const;

export default async function StaffPage() {
  const actor = await requireActor("staff.manage", paths.staff());
  const [people, invitations] = await Promise.all([listPeople(actor, STAFF), listInvitations(actor, STAFF)]);
  return (
    <>
      <PageHeader title="Staff" description="Who looks after every customer's connections." />
      <PersonList
        people={people.map((person) => ({
          ...person,
          isYou: person.personId === actor.personId,
          href: paths.staffPerson(person.personId),
        }))}
      />
      {invitations.length > 0 && (
        <PeopleSection id="invitations" title="Invitations">
          <InvitationList
            invitations={invitations}
            actions={{ resend: resendToStaff, revoke: revokeFromStaff }}
          />
        </PeopleSection>
      )}
      <PeopleSection id="invite" title="Invite somebody">
        <InviteForm action={inviteStaff} levels={STAFF_LEVELS} defaultLevel="support" />
      </PeopleSection>
    </>
  );
}
