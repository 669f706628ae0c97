import type { CampaignProgress } from "@/lib/onboarding/external-id-campaign";

/** In the order of the way, each with its own pattern of colour and word. */
const PARTS: { part: keyof CampaignProgress; title: string; fill: string }[] = [
  { part: "done", title: "Done", fill: "fill-good" },
  { part: "promoted", title: "Proven", fill: "fill-accent" },
  { part: "staged", title: "Staged", fill: "fill-accent/50" },
  { part: "waiting", title: "Waiting", fill: "fill-line-strong" },
  { part: "failed", title: "Failed", fill: "fill-bad" },
  { part: "ended", title: "Ended otherwise", fill: "fill-control" },
];

/** How many connections of a campaign stand where, as a bar and in figures. */
export function CampaignProgressBar({ progress }: { progress: CampaignProgress }) {
  const total = Object.values(progress).reduce((sum, count) => sum + count, 0);
  const shown = PARTS.filter(({ part }) => progress[part] > 0 || part === "done");
  return (
    <div className="space-y-2">
      <Bar progress={progress} total={total} />
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-small">
        {shown.map(({ part, title, fill }) => (
          <div key={part} className="flex items-center gap-2" data-progress={part}>
            <svg aria-hidden="true" viewBox="0 0 8 8" width="8" height="8">
              <circle cx="4" cy="4" r="4" className={fill} />
            </svg>
            <dt className="text-soft">{title}</dt>
            <dd className="tabular-nums">
              {progress[part]} of {total}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Widths as attributes: the content security policy lets no style stand in an element. */
function Bar({ progress, total }: { progress: CampaignProgress; total: number }) {
  let x = 0;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${Math.max(total, 1)} 1`}
      preserveAspectRatio="none"
      className="h-2 w-full rounded-full bg-sunken"
    >
      {PARTS.map(({ part, fill }) => {
        const from = x;
        x += progress[part];
        return <rect key={part} x={from} width={progress[part]} height="1" className={fill} />;
      })}
    </svg>
  );
}
