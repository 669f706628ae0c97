import { EmptyState } from "@/components/ui/empty-state";
import { Identifier } from "@/components/ui/identifier";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import { ButtonLink } from "../ui/button";
import { DrawingSmall } from "./drawing-small";
import { StateChip } from "./state-chip";

export interface ListedConnection {
  id: string;
  productName: string;
  awsAccountId: string | null;
  state: ConnectionState;
  href: string;
  lastVerifiedAt: Date | null;
  /** False where the last run could not look at the permissions. */
  permissionsVerified: boolean;
  /** The Role ARN or the Access Key ID, once it was entered. */
  access: string | null;
}

interface ConnectionListProps {
  connections: ListedConnection[];
  newHref: string;
}

export function ConnectionList({ connections, newHref }: ConnectionListProps) {
  if (connections.length === 0) {
    return (
      <EmptyState
        title="No AWS account is connected yet"
        action={
          <ButtonLink href={newHref} variant="primary">
            Connect an AWS account
          </ButtonLink>
        }
      >
        You create a role or an IAM user in your account and decide what it may do. We prove that it works.
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line rounded-box border border-line bg-surface">
      {connections.map((connection) => (
        <li key={connection.id}>
          <ConnectionRow {...connection} />
        </li>
      ))}
    </ul>
  );
}

function ConnectionRow({
  productName,
  awsAccountId,
  state,
  href,
  lastVerifiedAt,
  permissionsVerified,
  access,
}: ListedConnection) {
  const isKnown = access !== null;
  return (
    <a
      href={href}
      className="grid gap-x-6 gap-y-2 p-4 hover:bg-sunken wide:grid-cols-[minmax(0,1fr)_auto_11rem_9rem] wide:items-center"
    >
      <span className="min-w-0">
        <span className="block font-medium">{productName}</span>
        <span className="block text-small text-soft">
          {access ? (
            <Identifier value={access} />
          ) : awsAccountId ? (
            <Identifier value={awsAccountId} />
          ) : (
            "AWS account not named yet"
          )}
        </span>
      </span>
      <DrawingSmall hasVendor hasExternalId hasRole={isKnown} hasCapabilities={isKnown} />
      <span>
        <StateChip state={state} />
        {state === "connected" && !permissionsVerified && (
          <span className="mt-1 block text-small text-attention">Permissions not verified</span>
        )}
      </span>
      <span className="text-small text-soft wide:text-end">
        {lastVerifiedAt ? <RelativeTime date={lastVerifiedAt} /> : "Not verified yet"}
      </span>
    </a>
  );
}
