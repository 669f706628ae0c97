import type { ReactNode } from "react";
import { paths } from "@/lib/paths";
import type { NavEntry } from "./main-nav";
import { NavLinks } from "./nav-links";
import { Wordmark } from "./wordmark";

export interface ShellPerson {
  name: string;
  email: string;
  /** The customer that they act for, or what they are of the staff. */
  capacity: string;
}

interface AppShellProps {
  person: ShellPerson | null;
  nav?: NavEntry[];
  /** The page of the sandbox that plays AWS; null where AWS is AWS. */
  sandbox: string | null;
  signOut?: () => Promise<void>;
  children: ReactNode;
}

export function AppShell({ person, nav = [], sandbox, signOut, children }: AppShellProps) {
  return (
    <>
      <a href="#content" className="skip-link">
        Skip to content
      </a>
      {sandbox && <SandboxBanner page={sandbox} />}
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-8 gap-y-2 px-4 py-3 wide:px-8">
          <a href={paths.home()} className="block rounded-small">
            <Wordmark />
          </a>
          {nav.length > 0 && <NavLinks entries={nav.map(({ href, label }) => ({ href, label }))} />}
          {person && <SignedIn person={person} {...(signOut && { signOut })} />}
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto max-w-6xl px-4 py-8 outline-none wide:px-8 wide:py-12"
      >
        {children}
      </main>
    </>
  );
}

function SandboxBanner({ page }: { page: string }) {
  return (
    <aside aria-label="Sandbox" className="border-b border-attention/30 bg-attention-soft">
      <p className="mx-auto max-w-6xl px-4 py-1 text-small text-attention wide:px-8">
        Sandbox: this is a local AWS, no real account is touched.{" "}
        <a href={page} className="rounded-small underline underline-offset-2">
          Make it slow, broken or strict
        </a>
      </p>
    </aside>
  );
}

function SignedIn({ person, signOut }: { person: ShellPerson; signOut?: () => Promise<void> }) {
  return (
    <div className="flex min-w-0 grow flex-wrap items-center justify-end gap-x-4 text-small">
      <p className="min-w-0 truncate text-soft">
        <a
          href={paths.account()}
          title={person.email}
          className="rounded-small hover:text-ink hover:underline"
        >
          {person.name}
        </a>
        , <span className="font-medium text-ink">{person.capacity}</span>
      </p>
      {signOut && (
        <form action={signOut}>
          <button type="submit" className="cursor-pointer rounded-small text-soft hover:text-ink">
            Sign out
          </button>
        </form>
      )}
    </div>
  );
}
