import { RelativeTime } from "@/components/ui/relative-time";
import { paths } from "@/lib/paths";

interface CustomerRow {
  id: string;
  name: string;
  since: Date;
  members: number;
  connections: number;
}

/** Customers, one line each. */
export function CustomerList({ customers }: { customers: CustomerRow[] }) {
  return (
    <ul className="divide-y divide-line rounded-box border border-line bg-surface">
      {customers.map(({ id, name, since, members, connections }) => (
        <li key={id} data-customer={name}>
          <a
            href={paths.customer(id)}
            className="grid gap-x-6 gap-y-1 p-4 hover:bg-sunken wide:grid-cols-[minmax(0,1fr)_8rem_9rem_11rem] wide:items-baseline"
          >
            <span className="font-medium wrap-anywhere">{name}</span>
            <span className="text-small text-soft">{countOf(members, "member")}</span>
            <span className="text-small text-soft">{countOf(connections, "connection")}</span>
            <span className="text-small text-soft">
              added <RelativeTime date={since} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function countOf(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
