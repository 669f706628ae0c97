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
        <path d="M3 14.5a7 8 0 0 1 14 0" className="text-accent" />
        <path d="M1.25 14.5h17.5M6.5 14.5v-4M10 14.5v-5.5M13.5 14.5v-4" />
      </svg>
      Rolebridge
    </span>
  );
}
