import { Glyph } from "@/components/ui/glyph";
import type { CapabilityFinding, PermissionFinding } from "@/lib/verification/check-result";

type Decision = PermissionFinding["decision"];

/** What a required capability surely lacks. */
const LACKING: ReadonlySet<Decision> = new Set(["not-granted", "denied", "denied-by-boundary"]);
const OPEN_WORDS: readonly [readonly Decision[], string][] = [
  [["denied", "denied-by-boundary"], "denied"],
  [["denied-by-scp"], "perhaps denied"],
  [["unverified"], "not verified"],
];

interface CapabilitySummaryProps {
  capabilities: CapabilityFinding[];
  findings: PermissionFinding[];
}

/** How each capability came out: granted of asked, with a word for what that means. */
export function CapabilitySummary({ capabilities, findings }: CapabilitySummaryProps) {
  return (
    <ul className="mt-2 grid gap-x-8 text-small wide:grid-cols-2">
      {capabilities.map((capability, index) => (
        <CapabilityRow
          key={capability.capabilityId}
          capability={capability}
          findings={findings.filter(({ capabilityId }) => capabilityId === capability.capabilityId)}
          place={index + 1}
        />
      ))}
    </ul>
  );
}

interface CapabilityRowProps {
  capability: CapabilityFinding;
  findings: PermissionFinding[];
  /** Counted from one: the drawing lists the capabilities in the same order and marks by place. */
  place: number;
}

function CapabilityRow({ capability, findings, place }: CapabilityRowProps) {
  const { title, required, granted, asked } = capability;
  const complete = granted === asked;
  const isLacking = required && findings.some(({ decision }) => LACKING.has(decision));
  const tone = complete ? "text-good" : isLacking ? "text-bad" : "text-attention";
  return (
    <li
      data-capability={place}
      data-complete={complete}
      className="flex items-center justify-between gap-4 border-t border-line py-1"
    >
      <span className={`flex items-center gap-2 ${tone}`}>
        <Glyph shape={complete ? "check" : isLacking ? "cross" : "triangle"} />
        <span className="text-ink">{title}</span>
      </span>
      <span className="text-soft tabular-nums">
        {required ? "" : "optional, "}
        {granted} of {asked}
        <span className="sr-only"> granted</span>
        {describeOpen(findings)}
      </span>
    </li>
  );
}

/** In plain words what keeps the rest back; that it is simply not granted goes without saying. */
function describeOpen(findings: PermissionFinding[]): string {
  return OPEN_WORDS.map(([decisions, word]) => {
    const count = findings.filter(({ decision }) => decisions.includes(decision)).length;
    return count === 0 ? "" : `, ${count} ${word}`;
  }).join("");
}
