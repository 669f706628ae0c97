import { type ConnectionState, STATE_WORDS } from "@/lib/onboarding/connection-state";

/** States that a chart draws alike. */
export interface ChartGroup {
  id: string;
  title: string;
  states: ConnectionState[];
}

const GROUPS: { id: string; states: ConnectionState[] }[] = [
  { id: "good", states: ["connected"] },
  { id: "attention", states: ["action-needed"] },
  { id: "bad", states: ["refused", "broken"] },
  { id: "progress", states: ["verifying", "propagating"] },
  { id: "waiting", states: ["draft", "awaiting-setup"] },
  { id: "ended", states: ["disconnected"] },
];

/** From the foot of a bar: what is in order, what needs somebody, what goes on, what was never finished, what is over. */
export const CHART_GROUPS: ChartGroup[] = GROUPS.map(({ id, states }) => ({
  id,
  states,
  title: states.map((state) => STATE_WORDS[state].title).join(", "),
}));

/** The lines over each colour, so that the colour is not needed. */
const LINES: Record<string, string> = {
  good: "",
  attention: "M-1 7L7 -1M-1 1L1 -1M5 7L7 5",
  bad: "M-1 7L7 -1M-1 1L1 -1M5 7L7 5M-1 -1L7 7M-1 5L1 7M5 -1L7 1",
  progress: "M0 1.5H6M0 4.5H6",
  waiting: "M1.5 0V6M4.5 0V6",
  ended: "M1.5 1.5h.1M4.5 4.5h.1",
};

/** How a group is drawn, small; the charts of the page take their patterns from here. */
export function GroupSwatch({ group: { id } }: { group: ChartGroup }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" className="shrink-0">
      <pattern
        id={`chart-${id}`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        className={`chart-${id}`}
      >
        <rect width="6" height="6" />
        <path d={LINES[id]} />
      </pattern>
      <rect x="1" y="1" width="14" height="14" fill={`url(#chart-${id})`} />
    </svg>
  );
}
