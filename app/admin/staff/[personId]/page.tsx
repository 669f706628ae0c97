import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { ActionForm } from "@/components/form/action-form";
import { PeopleSection } from "@/components/people/people-section";
import { PersonSettings } from "@/components/people/person-settings";
import { SessionList } from "@/components/people/session-list";
import { STAFF_LEVELS } from "@/lib/access/levels";
import { paths } from "@/lib/paths";
import { changeStaffLevel, removeStaff, signStaffOut } from "@/lib/people/actions";
import { getPerson, listSessions } from "@/lib/people/queries";
import { findSessionId, requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Staff" };

export default async function StaffPersonPage({ params }: PageProps<"/admin/staff/[personId]">) {
  const { personId } = await params;
  const actor = await requireActor("staff.manage", paths.staffPerson(personId));
  const { name, email, level } = await getPerson(actor, { kind: "staff" }, personId);
  const sessions = await listSessions(personId, await findSessionId());
  return (
    <>
      <PageHeader
        eyebrow={
          <a href={paths.staff()} className="text-link">
            Staff
          </a>
        }
        title={name}
        description={email}
      />
      <PersonSettings
        personId={personId}
        name={name}
        level={level}
        levels={STAFF_LEVELS}
        isYou={personId === actor.personId}
        changeLevel={changeStaffLevel}
        remove={removeStaff}
      />
      <PeopleSection id="sessions" title="Sessions">
        {sessions.length === 0 ? (
          <p className="text-soft">Nobody is signed in as {name}.</p>
        ) : (
          <>
            <SessionList sessions={sessions} end={null} />
            <div className="mt-4">
              <ActionForm
                action={signStaffOut}
                submitLabel={`Sign ${name} out everywhere`}
                pendingLabel="Ending"
                variant="danger"
              >
                <input type="hidden" name="personId" value={personId} />
              </ActionForm>
            </div>
          </>
        )}
      </PeopleSection>
    </>
  );
}
