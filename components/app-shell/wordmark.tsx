/** A bridge, seen from the side: what the product is named for. */
export function Wordmark() {
  return (
    <span className="flex items-center gap-2 font-semibold tracking-tight text-ink">
      <svg
        aria-hidden="true"
        viewBox="0 0 20 20"
        width="20"
        height="20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      >
        <path d="M1.5 10.5L6 4.5Q10 13 14 4.5L18.5 10.5" strokeLinejoin="round" className="text-accent" />
        <path d="M1.5 13.5h17M6 4.5v12M14 4.5v12" />
      </svg>
      Rolebridge
    </span>
  );
}
