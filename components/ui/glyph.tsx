export type GlyphShape = "check" | "cross" | "triangle" | "dashed" | "bar" | "hollow" | "half";

const OUTLINES: Record<GlyphShape, string> = {
  check: "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 0 0 0-12.5ZM5.25 8.2l1.9 1.9l3.6-3.9",
  cross: "M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4ZM5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2",
  triangle: "M8 2l6.5 11.75h-13ZM8 6.5v3.25M8 11.6v.15",
  dashed: "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 0 0 0-12.5Z",
  bar: "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 0 0 0-12.5ZM5.25 8h5.5",
  hollow: "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 0 0 0-12.5Z",
  half: "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 0 0 0-12.5ZM8 4.5v3.7l2.4 1.4",
};

/** A state's shape, so that colour never carries it alone. It is always followed by its word. */
export function Glyph({ shape, className = "" }: { shape: GlyphShape; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeDasharray={shape === "dashed" ? "2.2 2.7" : undefined}
      className={`shrink-0 ${className}`}
    >
      <path d={OUTLINES[shape]} />
    </svg>
  );
}
