import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AppShell } from "@/components/app-shell/app-shell";
import { PageHeader } from "@/components/app-shell/page-header";
import { AcceptForm } from "@/components/people/accept-form";
import { InvitationEnd } from "@/components/people/invitation-end";
import { LEVEL_WORDS } from "@/lib/access/levels";
import { countAttempt } from "@/lib/actions/limit";
import { findSandboxPage } from "@/lib/env";
import { joinByInvitation } from "@/lib/people/actions";
import { findInvitation } from "@/lib/people/queries";
import { readAddress } from "@/lib/session/address";

export const metadata: Metadata = { title: "Invitation" };

const LOOKING = { attempts: 60, perSeconds: 60 };

/** Where the link of an invitation leads. Whoever holds the link is whom it was mailed to: nobody is signed in here. */
export default async function InvitationPage({ params }: PageProps<"/invitations/[token]">) {
  const { token } = await params;
  await countAttempt("look-at-invitation", await readAddress(), LOOKING);
  const invitation = (await findInvitation(token)) ?? notFound();
  const { customerName, invitedByName, level, state, email } = invitation;
  const place = customerName ?? "the staff";
  return (
    <AppShell person={null} sandbox={findSandboxPage()}>
      <div className="mx-auto max-w-md">
        {state === "open" ? (
          <>
            <PageHeader
              title={`Join ${place}`}
              description={`${invitedByName} invites you as ${LEVEL_WORDS[level].title.toLowerCase()}. You will sign in with ${email}.`}
            />
            <AcceptForm token={token} email={email} action={joinByInvitation} />
          </>
        ) : (
          <InvitationEnd state={state} place={place} email={email} invitedByName={invitedByName} />
        )}
      </div>
    </AppShell>
  );
}
