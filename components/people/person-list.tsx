import { RelativeTime } from "@/components/ui/relative-time";
import { LEVEL_WORDS, type Level } from "@/lib/access/levels";

export interface PersonRow {
  personId: string;
  name: string;
  email: string;
  level: Level;
  since: Date;
  lastSeenAt: Date | null;
  isYou: boolean;
  /** Where they are changed; null for those who may only look. */
  href: string | null;
  /** What else there is to know of them, in a word or two. */
  remark?: string;
}

/** Everybody of a customer or of the staff, one line each. */
export function PersonList({ people }: { people: PersonRow[] }) {
  return (
    <ul className="divide-y divide-line rounded-box border border-line bg-surface">
      {people.map((person) => (
        <li key={person.personId} data-person={person.email}>
          {person.href ? (
            <a href={person.href} className={`${ROW} hover:bg-sunken`}>
              <Facts person={person} />
            </a>
          ) : (
            <div className={ROW}>
              <Facts person={person} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

const ROW = "grid gap-x-6 gap-y-1 p-4 wide:grid-cols-[minmax(0,1fr)_8rem_11rem_11rem] wide:items-baseline";

function Facts({ person: { name, email, level, since, lastSeenAt, isYou, remark } }: { person: PersonRow }) {
  return (
    <>
      <span className="min-w-0">
        <span className="block font-medium">
          {name}
          {isYou && <span className="font-normal text-soft"> (you)</span>}
        </span>
        <span className="block text-small wrap-anywhere text-soft">{email}</span>
      </span>
      <span className="text-small">
        {LEVEL_WORDS[level].title}
        {remark && <span className="block text-soft">{remark}</span>}
      </span>
      <span className="text-small text-soft">
        added <RelativeTime date={since} />
      </span>
      <span className="text-small text-soft">
        {lastSeenAt ? (
          <>
            last seen <RelativeTime date={lastSeenAt} />
          </>
        ) : (
          "not signed in"
        )}
      </span>
    </>
  );
}
