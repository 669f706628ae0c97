import { Glyph } from "@/components/ui/glyph";
import type { CapabilityFinding } from "@/lib/verification/check-result";

/** How each capability came out: granted of asked, with a word for what that means. */
export function CapabilitySummary({ capabilities }: { capabilities: CapabilityFinding[] }) {
  return (
    <ul className="mt-2 grid gap-x-8 text-small wide:grid-cols-2">
      {capabilities.map((capability) => (
        <CapabilityRow key={capability.capabilityId} {...capability} />
      ))}
    </ul>
  );
}

function CapabilityRow({ title, required, granted, asked }: CapabilityFinding) {
  const complete = granted === asked;
  const tone = complete ? "text-good" : required ? "text-bad" : "text-attention";
  return (
    <li className="flex items-baseline justify-between gap-4 border-t border-line py-1">
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
