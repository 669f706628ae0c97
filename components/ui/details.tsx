import type { ReactNode } from "react";

interface DetailsProps {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}

export function Details({ summary, open = false, children }: DetailsProps) {
  return (
    <details open={open}>
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
