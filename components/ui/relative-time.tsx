const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });

/** "3 minutes ago", with the exact time in UTC one hover away. Reads the server's clock unless told the time. */
export function RelativeTime({ date, now = new Date() }: { date: Date; now?: Date }) {
  return (
    <time dateTime={date.toISOString()} title={`${exact.format(date)} UTC`}>
      {describeDistance(date, now)}
    </time>
  );
}

function describeDistance(date: Date, now: Date): string {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000);
  const unit = UNITS.find(([, size]) => Math.abs(seconds) >= size);
  if (!unit) return "just now";
  // A moment ago seven days were left: that is still "in 7 days".
  const count = seconds > 0 ? Math.round(seconds / unit[1]) : Math.trunc(seconds / unit[1]);
  return relative.format(count, unit[0]);
}
