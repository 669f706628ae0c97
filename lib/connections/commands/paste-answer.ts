import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { Rejection } from "@/lib/actions/define-action";
import { type AuditEvent, recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction } from "@/lib/db/transaction";
import { examineKeyAnswer } from "@/lib/iam/key-doctor/examine-key-answer";
import { holdsSecretAccessKey } from "@/lib/iam/pasted-secret";
import { examinePolicies } from "@/lib/iam/permissions-doctor/examine-policies";
import { examineTrustPolicy } from "@/lib/iam/trust-doctor/examine-trust-policy";
import { keepPolicyOnly } from "@/lib/iam/trust-doctor/keep-policy";
import { nameFound } from "@/lib/iam/trust-doctor/name-found";
import type { MemberActor } from "@/lib/session/actors";
import type { AnswerKind } from "@/lib/setup/answer-kind";
import { keyExpectationFor } from "../key-doctor";
import { permissionsExpectationFor } from "../permissions-doctor";
import { findFinishedRun } from "../queries";
import { trustExpectationFor } from "../trust-doctor";
import type { AuthorizedConnection } from "../types";

const TOO_LONG = "This is longer than a trust policy can be. Paste only the trust policy of the role.";

const HOLDS_SECRET =
  "There is what looks like a secret access key in this text, so nothing of it was kept. Paste only the trust policy of the role, or the error that AWS shows.";

const NOT_ASKED =
  "Verify again first: the last verification found no permission for which these policies are wanted.";

type Reading =
  | { kept: string; event: AuditEvent; of: Prisma.ConnectionWhereInput }
  | { rejection: Rejection };

/** Keeps what AWS told the customer to have it explained; says so where nothing can be read in it. It proves nothing. */
export async function pasteAnswer(
  actor: MemberActor,
  connection: AuthorizedConnection,
  kind: AnswerKind,
  pasted: string,
): Promise<Rejection | null> {
  const reading = await READERS[kind](connection, pasted);
  if ("rejection" in reading) return reading.rejection;
  const { kept, event, of } = reading;
  const { id: connectionId, customerId, accessMethod } = connection;
  await inTransaction(async (transaction) => {
    const { count } = await transaction.connection.updateMany({
      where: { id: connectionId, accessMethod, disconnectedAt: null, ...of },
      data: { pastedAnswer: kept, pastedAnswerKind: kind, pastedAnswerAt: new Date() },
    });
    if (count > 0) await recordAuditEvent(transaction, { actor, customerId, connectionId }, event);
  });
  return null;
}

function readTrust(connection: AuthorizedConnection, pasted: string): Reading {
  const expected = trustExpectationFor(connection);
  if (!expected) return { rejection: { formError: "Enter the Role ARN first." } };
  const examination = examineTrustPolicy(pasted, expected);
  if (examination.kind === "unreadable") return refuse(examination.message);
  // Of a policy nothing is kept but the policy; an error is kept as it was pasted.
  if (examination.kind === "aws-error" && holdsSecretAccessKey(pasted)) return refuse(HOLDS_SECRET);
  const kept = keepPolicyOnly(pasted);
  if (kept === null) return refuse(TOO_LONG);
  const found = nameFound(examination);
  const event = { action: "connection.trust-policy-examined", detail: { found } } as const;
  return { kept, event, of: { roleArn: connection.roleArn } };
}

function readKeys(connection: AuthorizedConnection, pasted: string): Reading {
  const expected = keyExpectationFor(connection);
  if (!expected) return { rejection: { formError: "Enter the access key first." } };
  const examination = examineKeyAnswer(pasted, expected);
  if (examination.kind === "unreadable") return refuse(examination.message);
  const event = { action: "connection.access-keys-examined", detail: { found: examination.code } } as const;
  const { accessKeyId } = expected;
  return {
    kept: examination.kept,
    event,
    of: { accessKeys: { some: { accessKeyId, stage: { not: null } } } },
  };
}

async function readPolicies(connection: AuthorizedConnection, pasted: string): Promise<Reading> {
  const expected = await permissionsExpectationFor(connection, await findFinishedRun(connection));
  if (!expected) return { rejection: { formError: NOT_ASKED } };
  const examination = examinePolicies(pasted, expected);
  if (examination.kind === "unreadable") return refuse(examination.message);
  const [{ code: found }] = examination.findings;
  const event = { action: "connection.policies-examined", detail: { found } } as const;
  const { roleArn, candidateKey, currentKey } = connection;
  const rowIds = [candidateKey, currentKey].flatMap((key) => key?.rowId ?? []);
  const ofKeys = { accessKeys: { some: { id: { in: rowIds }, stage: { not: null } } } };
  return { kept: examination.kept, event, of: connection.accessMethod === "iam-role" ? { roleArn } : ofKeys };
}

/** Each refuses a connection that it is not for, whatever the form said. */
const READERS: Record<
  AnswerKind,
  (connection: AuthorizedConnection, pasted: string) => Reading | Promise<Reading>
> = { "trust-policy": readTrust, "key-list": readKeys, policies: readPolicies };

function refuse(message: string): Reading {
  return { rejection: { fieldErrors: { pastedAnswer: [message] } } };
}
