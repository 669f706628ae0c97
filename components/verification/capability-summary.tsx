import { Glyph } from "@/components/ui/glyph";
import type { CapabilityFinding } from "@/lib/verification/check-result";

/** How each capability came out: granted of asked, with a word for what that means. */
export function CapabilitySummary({ capabilities }: { capabilities: CapabilityFinding[] }) {
  return (
    <ul className="mt-2 grid gap-x-8 text-small wide:grid-cols-2">
      {capabilities.map((capability, index) => (
        <CapabilityRow key={capability.capabilityId} capability={capability} place={index + 1} />
      ))}
    </ul>
  );
}

interface CapabilityRowProps {
  capability: CapabilityFinding;
  /** Counted from one: the drawing lists the capabilities in the same order and marks by place. */
  place: number;
}

function CapabilityRow({ capability: { title, required, granted, asked }, place }: CapabilityRowProps) {
  const complete = granted === asked;
  const tone = complete ? "text-good" : required ? "text-bad" : "text-attention";
  return (
    <li
      data-capability={place}
      data-complete={complete}
      className="flex items-center justify-between gap-4 border-t border-line py-1"
    >
      <span className={`flex items-center gap-2 ${tone}`}>
        <Glyph shape={complete ? "check" : required ? "cross" : "triangle"} />
        <span className="text-ink">{title}</span>
      </span>
      <span className="text-soft tabular-nums">
        {required ? "" : "optional, "}
        {granted} of {asked}
        <span className="sr-only"> granted</span>
      </span>
    </li>
  );
}
