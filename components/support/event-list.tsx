import { When } from "./when";

export interface ShownEvent {
  sequence: string;
  at: Date;
  who: string;
  what: string;
  reason: string | null;
}

/** What was done to the connection, the newest first. */
export function EventList({ events }: { events: ShownEvent[] }) {
  return (
    <ol className="divide-y divide-line border-y border-line text-small">
      {events.map(({ sequence, at, who, what, reason }) => (
        <li key={sequence} className="grid gap-x-6 py-2 wide:grid-cols-[11rem_1fr_1fr]">
          <When date={at} />
          <span className="min-w-0 wrap-anywhere">
            {what}
            {reason && <span className="block text-soft">Reason: {reason}</span>}
          </span>
          <span className="min-w-0 text-soft wrap-anywhere">{who}</span>
        </li>
      ))}
    </ol>
  );
}
