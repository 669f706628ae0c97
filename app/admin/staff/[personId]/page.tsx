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
import { resetStaffSecondFactor } from "@/lib/second-factor/actions";
import { readSecondFactorState } from "@/lib/second-factor/queries";
import { findSessionId, requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Staff" };

export default async function StaffPersonPage({ params }: PageProps<"/admin/staff/[personId]">) {
  const { personId } = await params;
  const actor = await requireActor("staff.manage", paths.staffPerson(personId));
  const { name, email, level } = await getPerson(actor, { kind: "staff" }, personId);
  const hasSecondFactor = (await readSecondFactorState(personId)) === "on";
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
      <PeopleSection id="second-factor" title="Authenticator app">
        {hasSecondFactor ? (
          <>
            <p className="mb-4 max-w-prose text-soft">
              {name} signs in with a code as well. Where the app and the backup codes are lost, take it away:
              every session of theirs ends, and they can set up another one.
            </p>
            <ActionForm
              action={resetStaffSecondFactor}
              submitLabel="Take the app away"
              pendingLabel="Taking it away"
              variant="danger"
            >
              <input type="hidden" name="personId" value={personId} />
            </ActionForm>
          </>
        ) : (
          <p className="text-soft">{name} signs in with a password alone.</p>
        )}
      </PeopleSection>
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
