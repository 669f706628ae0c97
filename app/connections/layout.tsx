import type { ReactNode } from "react";
import { AppShell } from "@/components/app-shell/app-shell";
import { isSandbox } from "@/lib/env";
import { signOut } from "@/lib/session/actions";
import { requireMember } from "@/lib/session/require-member";

export default async function ConnectionsLayout({ children }: { children: ReactNode }) {
  const { name, email, customerName } = await requireMember();
  return (
    <AppShell person={{ name, email, customerName }} sandbox={isSandbox()} signOut={signOut}>
      {children}
    </AppShell>
  );
}
