interface DrawingSmallProps {
  hasVendor: boolean;
  hasExternalId: boolean;
  hasRole: boolean;
  hasCapabilities: boolean;
}

const dashes = (known: boolean) => (known ? undefined : "2.5 2.5");

/** The same four parts at the height of a line: vendor, key, door, capabilities. */
export function DrawingSmall({ hasVendor, hasExternalId, hasRole, hasCapabilities }: DrawingSmallProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 120 24"
      width="120"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="drawing-small"
    >
      <rect
        data-part="vendor"
        x="1"
        y="6"
        width="12"
        height="12"
        rx="2"
        strokeDasharray={dashes(hasVendor)}
      />
      <path
        className="drawing-small-line"
        d="M16 12h14M58 12h14M90 12h12"
        strokeDasharray={dashes(hasRole)}
      />
      <g data-part="door-key" strokeDasharray={dashes(hasExternalId)}>
        <circle cx="37" cy="12" r="4" />
        <path d="M41 12h13M48 12v3M52 12v4" />
      </g>
      <g data-part="door" strokeDasharray={dashes(hasRole)}>
        <rect x="75" y="2" width="12" height="20" rx="1.5" />
        <path d="M79 12v1.5" />
      </g>
      <path
        data-part="capabilities"
        d="M106 6h12M106 12h12M106 18h8"
        strokeDasharray={dashes(hasCapabilities)}
      />
    </svg>
  );
}
