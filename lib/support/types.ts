import type { AccessMethod } from "@/lib/integrations/manifest";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { EvidenceGrade } from "@/lib/verification/check-result";
import type { FindingCode } from "@/lib/verification/verdict-codes";

/** A connection as a row of support's list. */
export interface SupportRow {
  id: string;
  customerId: string;
  customerName: string;
  integrationId: string;
  accessMethod: AccessMethod;
  awsAccountId: string;
  /** The Role ARN or the Access Key ID, once it was entered. */
  access: string | null;
  state: ConnectionState;
  stateSince: Date;
  verdictCode: FindingCode | null;
  evidenceGrade: EvidenceGrade | null;
  lastVerifiedAt: Date | null;
}

/** Where a page ended: the place in the order, and the connection that stands there. */
export interface Cursor {
  at: Date | null;
  id: string;
}

/** What a search came to: which connections are meant, and what to say about it. */
export interface FoundBySearch {
  /** How the text was understood: "AWS account ID 111122223333". */
  understood: string;
  /** What else is known of it: that an External ID is retired, that nobody has such a key. */
  note: string | null;
  scope: SearchScope;
  /** The run in which an id of AWS's was found, or that was searched for itself. */
  run: { id: string; connectionId: string } | null;
  /** The text may be a secret: no page repeats it. */
  isSecret?: boolean;
}

export type SearchScope =
  | { kind: "account" | "role-arn" | "user-arn"; value: string }
  | { kind: "connections"; ids: string[] }
  | { kind: "customers"; ids: string[] };

export interface SupportPage {
  rows: SupportRow[];
  /** Where the next page begins; null on the last one. */
  next: Cursor | null;
}
