import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction } from "@/lib/db/transaction";
import type { TrustExamination } from "@/lib/iam/trust-doctor/examination";
import { examineTrustPolicy } from "@/lib/iam/trust-doctor/examine-trust-policy";
import { keepPolicyOnly } from "@/lib/iam/trust-doctor/keep-policy";
import type { MemberActor } from "@/lib/session/actors";
import { trustExpectationFor } from "../trust-doctor";
import type { AuthorizedConnection } from "../types";

const TOO_LONG = "This is longer than a trust policy can be. Paste only the trust policy of the role.";

/** Keeps what the customer pasted to have it explained; says so where nothing can be read in it. It proves nothing. */
export async function pasteTrust(
  actor: MemberActor,
  connection: AuthorizedConnection,
  pasted: string,
): Promise<Rejection | null> {
  const expected = trustExpectationFor(connection);
  if (!expected) return { formError: "Enter the Role ARN first." };
  const examination = examineTrustPolicy(pasted, expected);
  if (examination.kind === "unreadable") return { fieldErrors: { pastedTrust: [examination.message] } };
  const kept = keepPolicyOnly(pasted);
  if (kept === null) return { fieldErrors: { pastedTrust: [TOO_LONG] } };
  const { id: connectionId, customerId, roleArn } = connection;
  await inTransaction(async (transaction) => {
    const { count } = await transaction.connection.updateMany({
      where: { id: connectionId, roleArn },
      data: { pastedTrust: kept, pastedTrustAt: new Date() },
    });
    if (count === 0) return;
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId },
      {
        action: "connection.trust-policy-examined",
        detail: { found: nameExamination(examination) },
      },
    );
  });
  return null;
}

function nameExamination(examination: Exclude<TrustExamination, { kind: "unreadable" }>): string {
  return examination.kind === "examined" ? examination.opens : examination.code;
}
