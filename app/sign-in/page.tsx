import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AppShell } from "@/components/app-shell/app-shell";
import { PageHeader } from "@/components/app-shell/page-header";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { findProviderSettings, findSandboxPage } from "@/lib/env";
import { paths } from "@/lib/paths";
import { signIn } from "@/lib/session/actions";
import { describeProviderFault } from "@/lib/session/provider-sign-in";
import { findActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  if (await findActor()) redirect(paths.home());
  const { next, error } = await searchParams;
  const provider = findProviderSettings();
  return (
    <AppShell person={null} sandbox={findSandboxPage()}>
      <div className="mx-auto max-w-md">
        <PageHeader
          title="Sign in"
          description="To connect an AWS account, or to see how connections stand."
        />
        {provider && typeof error === "string" && (
          <div className="mb-6" role="alert">
            <Callout tone="bad">{describeProviderFault(error, provider.name)}</Callout>
          </div>
        )}
        <ActionForm action={signIn} submitLabel="Sign in" pendingLabel="Signing in">
          {typeof next === "string" && <input type="hidden" name="next" value={next} />}
          <TextField
            name="email"
            label="E-mail address"
            type="email"
            inputMode="email"
            autoComplete="username"
            required
          />
          <TextField
            name="password"
            label="Password"
            type="password"
            autoComplete="current-password"
            required
          />
        </ActionForm>
        {provider && (
          <div className="mt-6">
            <ButtonLink href={paths.signInByProvider(typeof next === "string" ? next : undefined)}>
              Sign in with {provider.name}
            </ButtonLink>
          </div>
        )}
      </div>
    </AppShell>
  );
}
