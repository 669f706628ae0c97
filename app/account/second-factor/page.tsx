import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/app-shell/page-header";
import { ActionForm } from "@/components/form/action-form";
import { CodeField } from "@/components/people/code-field";
import { PeopleSection } from "@/components/people/people-section";
import { QrCode } from "@/components/people/qr-code";
import { ButtonLink } from "@/components/ui/button";
import { paths } from "@/lib/paths";
import { confirmCode } from "@/lib/second-factor/actions";
import { findPendingSecondFactor } from "@/lib/second-factor/queries";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Set up an authenticator app" };

/** The secret and the backup codes, until a first code shows that the app has them; never again after that. */
export default async function SecondFactorPage() {
  const actor = await requireActor("second-factor.manage-own", paths.secondFactor());
  const { uri, secret, backupCodes } = (await findPendingSecondFactor(actor)) ?? redirect(paths.account());
  return (
    <>
      <PageHeader
        title="Set up an authenticator app"
        description="Nothing changes until you have entered a code below."
      />
      <PeopleSection id="scan" title="1. Scan this with your app">
        <QrCode text={uri} label="The secret, for the camera of your app" />
        <p className="mt-4 max-w-prose text-soft">
          Or type this secret: <code className="font-mono wrap-anywhere text-ink">{secret}</code>
        </p>
      </PeopleSection>
      <PeopleSection id="backup" title="2. Keep the backup codes">
        <p className="mb-4 max-w-prose text-soft">
          Each signs you in once where the app is lost. They are shown now and never again.
        </p>
        <ul data-backup-codes className="grid max-w-xl grid-cols-2 gap-x-6 gap-y-1 font-mono">
          {backupCodes.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </PeopleSection>
      <PeopleSection id="confirm" title="3. Enter the code that the app shows">
        <ActionForm
          action={confirmCode}
          submitLabel="Turn it on"
          pendingLabel="Checking"
          secondary={
            <ButtonLink href={paths.account()} variant="quiet">
              Not now
            </ButtonLink>
          }
        >
          <CodeField hint="Six digits." />
        </ActionForm>
      </PeopleSection>
    </>
  );
}
