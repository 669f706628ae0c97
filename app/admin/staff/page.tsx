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
import { listSecondFactors } from "@/lib/second-factor/queries";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Staff" };

const STAFF = { kind: "staff" } as const;

export default async function StaffPage() {
  const actor = await requireActor("staff.manage", paths.staff());
  const [people, invitations, secondFactors] = await Promise.all([
    listPeople(actor, STAFF),
    listInvitations(actor, STAFF),
    listSecondFactors(actor),
  ]);
  return (
    <>
      <PageHeader title="Staff" description="Who looks after every customer's connections." />
      <PersonList
        people={people.map((person) => ({
          ...person,
          isYou: person.personId === actor.personId,
          href: paths.staffPerson(person.personId),
          remark: secondFactors.has(person.personId) ? "with an app" : "password alone",
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
