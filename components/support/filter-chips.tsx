export interface FilterChip {
  label: string;
  value: string;
  /** The list without it. */
  removeHref: string;
}

/** What narrows the list now; each goes with one click. */
export function FilterChips({ chips, clearHref }: { chips: FilterChip[]; clearHref: string }) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Active filters" className="mb-4 flex flex-wrap items-center gap-2 text-small">
      {chips.map(({ label, value, removeHref }) => (
        <li key={label}>
          <a
            href={removeHref}
            aria-label={`Remove the filter ${label}: ${value}`}
            className="inline-flex min-h-8 items-center gap-2 rounded-box border border-accent/40 bg-accent-soft px-3 wrap-anywhere hover:border-accent"
          >
            <span>
              <span className="text-soft">{label}:</span> {value}
            </span>
            <svg aria-hidden="true" viewBox="0 0 12 12" width="12" height="12" className="shrink-0">
              <path
                d="M3 3l6 6M9 3l-6 6"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.5"
                strokeLinecap="round"
              />
            </svg>
          </a>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <a href={clearHref} className="text-link">
            Remove all
          </a>
        </li>
      )}
    </ul>
  );
}
