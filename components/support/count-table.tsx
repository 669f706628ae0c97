import { CONNECTION_STATES, STATE_WORDS } from "@/lib/onboarding/connection-state";
import type { CountedDay } from "./counted-day";

/** A chart's numbers: a row for each day on which there was something to count. */
export function CountTable({ days }: { days: CountedDay[] }) {
  const counted = days.filter(({ counts }) => Object.keys(counts).length > 0);
  const states = CONNECTION_STATES.filter((state) => counted.some(({ counts }) => counts[state]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
    <section aria-label="Numbers" tabIndex={0} className="overflow-x-auto">
      <table className="text-small tabular-nums">
        <thead>
          <tr>
            {["Day", ...states.map((state) => STATE_WORDS[state].title)].map((title) => (
              <th key={title} scope="col" className="pe-4 text-start font-normal text-soft">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counted.toReversed().map(({ day, counts }) => (
            <tr key={day}>
              <th scope="row" className="pe-4 text-start font-normal whitespace-nowrap">
                {day}
              </th>
              {states.map((state) => (
                <td key={state} className="pe-4">
                  {(counts[state] ?? 0).toLocaleString("en")}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
