import type { ReactNode } from "react";
import { StateChip } from "@/components/connection/state-chip";
import { Identifier } from "@/components/ui/identifier";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ConnectionState } from "@/lib/onboarding/connection-state";

export interface ConnectionTableRow {
  id: string;
  href: string;
  customerName: string;
  productName: string;
  awsAccountId: string;
  /** The Role ARN or the Access Key ID, once it was entered. */
  access: string | null;
  state: ConnectionState;
  stateSince: Date;
  /** The gravest finding of the last run, in words and as its code; null where there was none. */
  verdict: { words: string; code: string } | null;
  lastVerifiedAt: Date | null;
  evidence: string | null;
}

const COLUMNS = ["Customer", "AWS account", "State", "Gravest finding", "Last verified"];

/** Every fact in its own column; on a phone each connection is a card of its own. */
export function ConnectionTable({ rows }: { rows: ConnectionTableRow[] }) {
  return (
    <table className="block w-full rounded-box border border-line bg-surface text-small wide:table">
      <caption className="sr-only">Connections</caption>
      <thead className="sr-only wide:not-sr-only wide:table-header-group">
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className="px-4 py-2 text-start font-normal text-soft">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block wide:table-row-group">
        {rows.map((row) => (
          <Row key={row.id} {...row} />
        ))}
      </tbody>
    </table>
  );
}

function Row(row: ConnectionTableRow) {
  const { href, customerName, productName, awsAccountId, access, state, stateSince } = row;
  return (
    <tr className="relative grid gap-2 border-t border-line p-4 hover:bg-sunken wide:table-row wide:p-0">
      <th
        scope="row"
        className="block text-start font-normal wide:table-cell wide:w-1/5 wide:px-4 wide:py-3 wide:align-top"
      >
        <a href={href} className="text-body font-medium wrap-anywhere after:absolute after:inset-0">
          {customerName}
        </a>
        <span className="block text-soft">{productName}</span>
      </th>
      <Cell>
        <span className="block">
          <Identifier value={awsAccountId} />
        </span>
        <span className="block text-soft">
          {access ? <Identifier value={shorten(access)} /> : "No access entered"}
        </span>
      </Cell>
      <Cell>
        <StateChip state={state} />
        <span className="mt-1 block text-soft">
          began <RelativeTime date={stateSince} />
        </span>
      </Cell>
      <Verdict {...row} />
      <Verified {...row} />
    </tr>
  );
}

function Verdict({ verdict, lastVerifiedAt }: ConnectionTableRow) {
  return (
    <Cell>
      {verdict ? (
        <>
          <span className="block">{verdict.words}</span>
          <span className="block text-soft">
            <Identifier value={verdict.code} />
          </span>
        </>
      ) : (
        <span className="text-soft">{lastVerifiedAt ? "Nothing found" : "None yet"}</span>
      )}
    </Cell>
  );
}

function Verified({ lastVerifiedAt, evidence }: ConnectionTableRow) {
  return (
    <Cell>
      <span className="block">
        {lastVerifiedAt ? <RelativeTime date={lastVerifiedAt} /> : <span className="text-soft">Never</span>}
      </span>
      {evidence && <span className="block text-soft">{evidence}</span>}
    </Cell>
  );
}

function Cell({ children }: { children: ReactNode }) {
  return <td className="block min-w-0 wide:table-cell wide:px-4 wide:py-3 wide:align-top">{children}</td>;
}

/** Of an ARN the part that its account does not tell already. */
function shorten(access: string): string {
  return access.replace(/^arn:[\w-]+:iam::\d{12}:/, "");
}
