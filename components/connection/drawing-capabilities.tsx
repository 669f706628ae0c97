import { SELF_CHECK_SECTION_ID } from "@/lib/setup/policy-sections";
import { type DrawnVerdicts, lightOf, PartWords } from "./drawing-parts";

const CAPABILITIES_SHOWN = 14;

export interface DrawnCapability {
  capabilityId: string;
  title: string;
  /** From a stored run; beside a list of checks the drawing takes it from there. */
  granted?: boolean;
}

interface DrawingCapabilitiesProps {
  capabilities: DrawnCapability[];
  verdicts: DrawnVerdicts;
}

/** What the role or the user may do, each with a mark of its own. */
export function DrawingCapabilities({ capabilities, verdicts }: DrawingCapabilitiesProps) {
  const hidden = capabilities.length - CAPABILITIES_SHOWN;
  const shown = hidden > 1 ? capabilities.slice(0, CAPABILITIES_SHOWN) : capabilities;
  return (
    <div data-part="capabilities" data-lit={lightOf(verdicts.permissions)} className="drawing-capabilities">
      <div className="capabilities-head">
        <p className="part-title">Capabilities</p>
        <PartWords idle="" asking="asking AWS" pass="granted" fail="missing" unsure="not verified" />
      </div>
      <ul>
        {shown.map(({ capabilityId, title, granted }) => (
          <li
            key={title}
            data-granted={granted}
            data-self-check={capabilityId === SELF_CHECK_SECTION_ID || undefined}
          >
            <CapabilityMark />
            {title}
          </li>
        ))}
        {hidden > 1 && <li className="unknown">and {hidden} more</li>}
      </ul>
    </div>
  );
}

function CapabilityMark() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 12 12"
      width="12"
      height="12"
      strokeWidth="1.25"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="capability-mark"
    >
      <rect x="0.75" y="0.75" width="10.5" height="10.5" rx="2" />
      <path d="M3.5 6.2l1.8 1.8l3.3-3.8" className="capability-check" />
      <path d="M4 4l4 4M8 4l-4 4" className="capability-cross" />
    </svg>
  );
}
