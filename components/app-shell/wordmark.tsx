/** Two banks and the arch between them: what the product is named for. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 font-semibold tracking-tight text-ink">
      <svg aria-hidden="true" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor">
        <path d="M1.5 7.5h17M4 7.5v8M16 7.5v8" strokeWidth="1.75" strokeLinecap="round" />
        <path d="M4 15.5a6 6 0 0 1 12 0" strokeWidth="1.75" className="text-accent" stroke="currentColor" />
      </svg>
      Rolebridge
    </span>
  );
}
