import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AppShell } from "@/components/app-shell/app-shell";
import { PageHeader } from "@/components/app-shell/page-header";
import { ActionForm } from "@/components/form/action-form";
import { CodeField } from "@/components/people/code-field";
import { ButtonLink } from "@/components/ui/button";
import { findSandboxPage } from "@/lib/env";
import { paths } from "@/lib/paths";
import { enterCode } from "@/lib/session/actions";
import { findActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Enter the code" };

/** The second half of a sign-in; who comes here without the first is told so when they enter a code. */
export default async function SignInCodePage({ searchParams }: PageProps<"/sign-in/code">) {
  if (await findActor()) redirect(paths.home());
  const { next } = await searchParams;
  return (
    <AppShell person={null} sandbox={findSandboxPage()}>
      <div className="mx-auto max-w-md">
        <PageHeader
          title="Enter the code"
          description="The password was right. Now your authenticator app."
        />
        <ActionForm
          action={enterCode}
          submitLabel="Sign in"
          pendingLabel="Signing in"
          secondary={
            <ButtonLink href={paths.signIn()} variant="quiet">
              Begin again
            </ButtonLink>
          }
        >
          {typeof next === "string" && <input type="hidden" name="next" value={next} />}
          <CodeField hint="The six digits that the app shows now, or one of your backup codes." />
        </ActionForm>
      </div>
    </AppShell>
  );
}
