import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AppShell } from "@/components/app-shell/app-shell";
import { PageHeader } from "@/components/app-shell/page-header";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { findSandboxPage } from "@/lib/env";
import { paths } from "@/lib/paths";
import { signIn } from "@/lib/session/actions";
import { findActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  if (await findActor()) redirect(paths.home());
  const { next } = await searchParams;
  return (
    <AppShell person={null} sandbox={findSandboxPage()}>
      <div className="mx-auto max-w-md">
        <PageHeader
          title="Sign in"
          description="To connect an AWS account, or to see how connections stand."
        />
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
      </div>
    </AppShell>
  );
}
