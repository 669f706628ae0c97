import { Glyph } from "@/components/ui/glyph";
import { TONE_GLYPH, TONE_TEXT } from "@/components/ui/tone";
import {
  CONNECTION_STATES,
  type ConnectionState,
  STATE_WORDS,
  type StateTone,
} from "@/lib/onboarding/connection-state";

type Counts = Partial<Record<ConnectionState, number>>;

interface StateChartProps {
  /** What is counted: the chart's name. */
  title: string;
  days: { day: string; counts: Counts }[];
}

const HEIGHT = 96;
const STEP = 12;
const BAR = 9;

/** From the bottom: what is in order, what waits, what needs somebody. Colour goes with a pattern of its own. */
const TONES: { tone: StateTone; fill: string }[] = [
  { tone: "good", fill: "fill-good" },
  { tone: "neutral", fill: "fill-line-strong" },
  { tone: "progress", fill: "fill-accent" },
  { tone: "attention", fill: "fill-attention" },
  { tone: "bad", fill: "fill-bad" },
];

/** One stacked bar per day, drawn on the server; the numbers stand in a table below it. */
export function StateChart({ title, days }: StateChartProps) {
  const most = Math.max(1, ...days.map(({ counts }) => totalOf(counts)));
  const width = days.length * STEP;
  const first = days[0]?.day ?? "";
  const last = days.at(-1)?.day ?? "";
  return (
    <figure className="min-w-0">
      <svg
        role="img"
        aria-label={`${title}: connections by state from ${first} to ${last}, at most ${most.toLocaleString("en")}. The table below has the numbers.`}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        className="block h-24 w-full border-b border-line-strong"
        preserveAspectRatio="none"
      >
        {days.map(({ day, counts }, index) => (
          <Bar key={day} day={day} counts={counts} x={index * STEP} most={most} />
        ))}
      </svg>
      <figcaption className="flex justify-between gap-4 text-small text-soft">
        <span>{first}</span>
        <span>at most {most.toLocaleString("en")}</span>
        <span>{last}</span>
      </figcaption>
    </figure>
  );
}

function Bar({ day, counts, x, most }: { day: string; counts: Counts; x: number; most: number }) {
  let top = HEIGHT;
  return TONES.map(({ tone, fill }) => {
    const count = countOf(counts, tone);
    const height = (count / most) * HEIGHT;
    top -= height;
    return count === 0 ? null : (
      <rect key={tone} x={x} y={top} width={BAR} height={height} className={fill}>
        <title>{`${day}: ${count.toLocaleString("en")}`}</title>
      </rect>
    );
  });
}

/** What each colour means; the same for every chart of a page. */
export function ChartLegend() {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-small">
      {TONES.map(({ tone }) => (
        <li key={tone} className={`inline-flex items-center gap-1.5 ${TONE_TEXT[tone]}`}>
          <Glyph shape={TONE_GLYPH[tone]} />
          {statesOf(tone)
            .map((state) => STATE_WORDS[state].title)
            .join(", ")}
        </li>
      ))}
    </ul>
  );
}

function statesOf(tone: StateTone): ConnectionState[] {
  return CONNECTION_STATES.filter((state) => STATE_WORDS[state].tone === tone);
}

function countOf(counts: Counts, tone: StateTone): number {
  return statesOf(tone).reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}

function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
