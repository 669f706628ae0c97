"use client";

import { usePathname } from "next/navigation";

/** The entries of the navigation; the one whose section is open is marked. A layout cannot know it, hence a leaf. */
export function NavLinks({ entries }: { entries: { href: string; label: string }[] }) {
  const pathname = usePathname();
  const current = entries
    .map(({ href }) => href)
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((one, other) => other.length - one.length)[0];
  return (
    <nav aria-label="Main" className="text-small">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {entries.map(({ href, label }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={href !== current ? undefined : pathname === href ? "page" : "true"}
              className="rounded-small text-soft decoration-accent decoration-2 underline-offset-8 hover:text-ink aria-[current]:text-ink aria-[current]:underline"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
