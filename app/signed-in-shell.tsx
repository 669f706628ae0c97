import type { ReactNode } from "react";
import { AppShell } from "@/components/app-shell/app-shell";
import { navFor } from "@/components/app-shell/main-nav";
import { LEVEL_WORDS } from "@/lib/access/levels";
import { findSandboxPage } from "@/lib/env";
import { signOut } from "@/lib/session/actions";
import { findActor, lacksSecondFactor } from "@/lib/session/require-actor";

/** The frame of every page behind the sign-in. It shows who is signed in, and lets nobody in: each page asks its gate. */
export async function SignedInShell({ children }: { children: ReactNode }) {
  const actor = await findActor();
  // Each page below sends whoever is not signed in to the sign-in page, because it alone knows where to come back to.
  if (!actor) return children;
  const { name, email } = actor;
  const capacity = actor.kind === "member" ? actor.customerName : LEVEL_WORDS[actor.level].title;
  return (
    <AppShell
      person={{ name, email, capacity }}
      nav={(await lacksSecondFactor(actor)) ? [] : navFor(actor)}
      sandbox={findSandboxPage()}
      signOut={signOut}
    >
      {children}
    </AppShell>
  );
}
