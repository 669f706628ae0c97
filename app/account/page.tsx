import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { ActionForm } from "@/components/form/action-form";
import { PeopleSection } from "@/components/people/people-section";
import { SecondFactorSection } from "@/components/people/second-factor-section";
import { SessionList } from "@/components/people/session-list";
import { Callout } from "@/components/ui/callout";
import { may } from "@/lib/access/permissions";
import { paths } from "@/lib/paths";
import { endSession } from "@/lib/people/actions";
import { listSessions } from "@/lib/people/queries";
import { setUpSecondFactor, takeSecondFactorAway } from "@/lib/second-factor/actions";
import { readSecondFactorState } from "@/lib/second-factor/queries";
import { findSessionId, lacksSecondFactor, requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const actor = await requireActor("account.manage-own", paths.account());
  const sessions = await listSessions(actor.personId, await findSessionId());
  return (
    <>
      <PageHeader title="Your account" description={`${actor.name}, ${actor.email}`} />
      {(await lacksSecondFactor(actor)) && (
        <div className="mb-8">
          <Callout tone="attention" title="Set up an authenticator app to go on">
            Staff need one here. Until you have it, this is the only page that opens for you.
          </Callout>
        </div>
      )}
      {may(actor, "second-factor.manage-own") && (
        <SecondFactorSection
          isOn={(await readSecondFactorState(actor.personId)) === "on"}
          setUp={setUpSecondFactor}
          remove={takeSecondFactorAway}
        />
      )}
      <PeopleSection id="sessions" title="Where you are signed in">
        <SessionList sessions={sessions} end={endSession} />
        {sessions.length > 1 && (
          <div className="mt-4">
            <ActionForm
              action={endSession}
              submitLabel="End all other sessions"
              pendingLabel="Ending"
              variant="danger"
            >
              <input type="hidden" name="sessionId" value="all-others" />
            </ActionForm>
          </div>
        )}
      </PeopleSection>
    </>
  );
}
