import type { ReactNode } from "react";
import { AppShell } from "@/components/app-shell/app-shell";
import { isSandbox } from "@/lib/env";
import { signOut } from "@/lib/session/actions";
import { findMember } from "@/lib/session/require-member";

export default async function ConnectionsLayout({ children }: { children: ReactNode }) {
  const member = await findMember();
  // Each page below sends whoever is not signed in to the sign-in page, because it alone knows where to come back to.
  if (!member) return children;
  const { name, email, customerName } = member;
  return (
    <AppShell person={{ name, email, customerName }} sandbox={isSandbox()} signOut={signOut}>
      {children}
    </AppShell>
  );
}
