import type { ReactNode } from "react";

interface DetailsProps {
  summary: ReactNode;
  open?: boolean;
  /** Of several with the same name the browser keeps one open at a time. */
  name?: string;
  children: ReactNode;
}

export function Details({ summary, open = false, name, children }: DetailsProps) {
  return (
    <details open={open} name={name}>
      <summary className="disclosure">
        <DisclosureChevron />
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}

export function DisclosureChevron() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 12 12"
      width="12"
      height="12"
      className="disclosure-chevron shrink-0"
    >
      <path
        d="M4 2.5l4 3.5l-4 3.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </svg>
  );
}
