import { CHART_GROUPS, GroupSwatch } from "./chart-groups";
import { type CountedDay, countOf, describeDay, totalOf } from "./counted-day";

interface StateChartProps {
  /** What is counted: the chart's name. */
  title: string;
  days: CountedDay[];
}

/** About as large as it is shown, so that patterns keep their shape. */
const WIDTH = 520;
const HEIGHT = 128;
/** How much of a day its bar takes, and what lies between two parts of a bar. */
const BAR_SHARE = 0.75;
const GAP = 1;
/** So high at least is what there is any of: one broken connection among thousands has to be seen. */
const SLIVER = 3;

/** One stacked bar per day, drawn on the server; the numbers stand below it. */
export function StateChart({ title, days }: StateChartProps) {
  const most = Math.max(1, ...days.map(({ counts }) => totalOf(counts)));
  const first = days[0]?.day ?? "";
  const last = days.at(-1)?.day ?? "";
  const step = WIDTH / days.length;
  return (
    <figure className="state-chart">
      <div aria-hidden="true" className="state-chart-scale text-small text-soft">
        <span>{most.toLocaleString("en")}</span>
        <span>0</span>
      </div>
      <svg
        role="img"
        aria-label={`${title}: connections by state on each day from ${first} to ${last}, at most ${most.toLocaleString("en")}. The table below has the numbers.`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        {days.map((day, index) => (
          <Bar key={day.day} day={day} x={index * step} step={step} most={most} />
        ))}
      </svg>
      <figcaption aria-hidden="true" className="flex justify-between gap-4 text-small text-soft">
        <span>{first}</span>
        <span>{last}</span>
      </figcaption>
    </figure>
  );
}

/** The whole height of a day tells its numbers to a pointer, also where nothing is drawn. */
function Bar({ day, x, step, most }: { day: CountedDay; x: number; step: number; most: number }) {
  let top = HEIGHT;
  return (
    <g>
      <title>{describeDay(day)}</title>
      <rect x={x} y={0} width={step} height={HEIGHT} fill="transparent" />
      {CHART_GROUPS.map((group) => {
        const count = countOf(day.counts, group.states);
        if (count === 0) return null;
        const height = Math.max(SLIVER, (count / most) * HEIGHT);
        top -= height;
        const place = { x, y: top, width: step * BAR_SHARE, height: height - GAP };
        return <rect key={group.id} {...place} fill={`url(#chart-${group.id})`} />;
      })}
    </g>
  );
}

/** What each pattern means, from the top of a bar to its foot; the same for every chart of a page, which draw with it. */
export function ChartLegend() {
  return (
    <ul aria-label="What the patterns mean" className="flex flex-wrap gap-x-6 gap-y-1 text-small">
      {CHART_GROUPS.map((group) => (
        <li key={group.id} className="inline-flex items-center gap-1.5">
          <GroupSwatch group={group} />
          {group.title}
        </li>
      ))}
    </ul>
  );
}
