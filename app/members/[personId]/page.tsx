import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { PersonSettings } from "@/components/people/person-settings";
import { MEMBER_LEVELS } from "@/lib/access/levels";
import { paths } from "@/lib/paths";
import { changeMemberLevel, removeMember } from "@/lib/people/actions";
import { circleOf } from "@/lib/people/circle";
import { getPerson } from "@/lib/people/queries";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Member" };

export default async function MemberPage({ params }: PageProps<"/members/[personId]">) {
  const { personId } = await params;
  const actor = await requireActor("member.manage", paths.member(personId));
  const { name, email, level } = await getPerson(actor, circleOf(actor), personId);
  return (
    <>
      <PageHeader
        eyebrow={
          <a href={paths.members()} className="text-link">
            Members
          </a>
        }
        title={name}
        description={email}
      />
      <PersonSettings
        personId={personId}
        name={name}
        level={level}
        levels={MEMBER_LEVELS}
        isYou={personId === actor.personId}
        changeLevel={changeMemberLevel}
        remove={removeMember}
      />
    </>
  );
}
