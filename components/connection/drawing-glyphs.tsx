export type KeyKind = "ours" | "none" | "other";

/** The External ID as a key. Another ID has another bow and another bit; no ID is an empty outline. */
export function KeyGlyph({ kind }: { kind: KeyKind }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 28 16"
      width="28"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeDasharray={kind === "none" ? "2 3" : undefined}
      className="shrink-0"
    >
      {kind === "other" ? (
        <path d="M2 4h8v8H2zM10 8h16M20 8v4h3v-4" />
      ) : (
        <>
          <circle cx="6" cy="8" r="4.25" />
          <path d="M10.25 8H26M19 8v3.5M23.5 8v5" />
        </>
      )}
      {kind === "ours" && <circle cx="6" cy="8" r="1" fill="currentColor" />}
    </svg>
  );
}

/** The role as a door in the wall of the account: shut, and ajar once a check has opened it. */
export function DoorGlyph() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 48 136"
      width="48"
      height="136"
      preserveAspectRatio="none"
      fill="none"
      strokeWidth="1.5"
    >
      <rect x="6.75" y="2.75" width="34.5" height="130.5" rx="2" className="door-frame" />
      <g className="door-shut">
        <rect x="11" y="7" width="26" height="122" rx="1" className="door-panel" />
        <circle cx="17" cy="67" r="2" className="door-lock" />
        <path d="M17 69v5.5" className="door-lock" strokeLinecap="round" />
      </g>
      <g className="door-open">
        <rect x="11" y="7" width="26" height="122" rx="1" className="door-light" />
        <path d="M37 7L25 17v102l12 10Z" className="door-panel" strokeLinejoin="round" />
        <circle cx="28" cy="68" r="1.5" className="door-lock" />
      </g>
    </svg>
  );
}
