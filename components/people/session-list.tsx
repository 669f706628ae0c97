import { ActionForm } from "@/components/form/action-form";
import { RelativeTime } from "@/components/ui/relative-time";
import type { FormAction } from "@/lib/actions/form-state";

export interface SessionRow {
  id: string;
  device: string;
  address: string | null;
  startedAt: Date;
  seenAt: Date;
  isCurrent: boolean;
}

interface SessionListProps {
  sessions: SessionRow[];
  /** Ends one of them; null where only all can be ended. */
  end: FormAction | null;
}

/** Where somebody is signed in. */
export function SessionList({ sessions, end }: SessionListProps) {
  return (
    <ul className="divide-y divide-line rounded-box border border-line bg-surface">
      {sessions.map(({ id, device, address, startedAt, seenAt, isCurrent }) => (
        <li
          key={id}
          data-session={isCurrent ? "current" : "other"}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4"
        >
          <div className="min-w-0">
            <p className="font-medium">
              {device}
              {isCurrent && <span className="font-normal text-soft"> (this one)</span>}
            </p>
            <p className="text-small wrap-anywhere text-soft">
              {address && <>from {address}, </>}signed in <RelativeTime date={startedAt} />, last renewed{" "}
              <RelativeTime date={seenAt} />
            </p>
          </div>
          {end && !isCurrent && (
            <ActionForm action={end} submitLabel="End" pendingLabel="Ending" variant="secondary">
              <input type="hidden" name="sessionId" value={id} />
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
