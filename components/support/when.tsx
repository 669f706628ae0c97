import { RelativeTime } from "@/components/ui/relative-time";
import { formatUtcMoment } from "@/lib/utc-moment";

/** How long ago, and the time itself: tickets and AWS's logs are laid beside it. */
export function When({ date }: { date: Date }) {
  return (
    <span>
      <RelativeTime date={date} />
      <span className="block text-soft tabular-nums">{formatUtcMoment(date)}</span>
    </span>
  );
}

/** The same in a line. */
export function At({ date }: { date: Date }) {
  return (
    <>
      {formatUtcMoment(date)} (<RelativeTime date={date} />)
    </>
  );
}
