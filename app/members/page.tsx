import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { InvitationList } from "@/components/people/invitation-list";
import { InviteForm } from "@/components/people/invite-form";
import { PeopleSection } from "@/components/people/people-section";
import { PersonList } from "@/components/people/person-list";
import { MEMBER_LEVELS } from "@/lib/access/levels";
import { may } from "@/lib/access/permissions";
import { paths } from "@/lib/paths";
import { inviteMember, resendToMember, revokeFromMember } from "@/lib/people/actions";
import { circleOf } from "@/lib/people/circle";
import { listInvitations, listPeople } from "@/lib/people/queries";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage() {
  const actor = await requireActor("member.read", paths.members());
  const circle = circleOf(actor);
  const [people, invitations] = await Promise.all([
    listPeople(actor, circle),
    listInvitations(actor, circle),
  ]);
  const mayManage = may(actor, "member.manage");
  return (
    <>
      <PageHeader
        title="Members"
        description={`Who can see and connect the AWS accounts of ${actor.customerName}.${mayManage ? "" : " Owners manage the members."}`}
      />
      <PersonList
        people={people.map((person) => ({
          ...person,
          isYou: person.personId === actor.personId,
          href: mayManage ? paths.member(person.personId) : null,
        }))}
      />
      {invitations.length > 0 && (
        <PeopleSection id="invitations" title="Invitations">
          <InvitationList
            invitations={invitations}
            actions={mayManage ? { resend: resendToMember, revoke: revokeFromMember } : null}
          />
        </PeopleSection>
      )}
      {mayManage && (
        <PeopleSection id="invite" title="Invite somebody">
          <InviteForm action={inviteMember} levels={MEMBER_LEVELS} defaultLevel="member" />
        </PeopleSection>
      )}
    </>
  );
}
