import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction } from "@/lib/db/transaction";
import { type Partition, partitionTitle } from "@/lib/iam/partition";
import type { EntryProblem } from "@/lib/iam/refused-entry";
import type { RoleArnParts } from "@/lib/iam/role-arn";
import type { ActorWith } from "@/lib/session/actors";
import type { AuthorizedConnection } from "../types";
import { FORGOTTEN_ANSWER } from "./forget-answer";
import { lockOpenConnection } from "./lock-connection";
import { supersedeRun } from "./supersede-run";

/** Takes the Role ARN of the stated account; says what does not fit instead of storing it. */
export async function enterRoleArn(
  actor: ActorWith<"connection.set-up">,
  connection: AuthorizedConnection,
  entered: RoleArnParts,
): Promise<Rejection | null> {
  const { id: connectionId, customerId, partition } = connection;
  return inTransaction(async (transaction) => {
    await lockOpenConnection(transaction, connectionId);
    const { awsAccountId, roleArn } = await transaction.connection.findUniqueOrThrow({
      where: { id: connectionId },
      select: { awsAccountId: true, roleArn: true },
    });
    const fault = nameFault({ partition, awsAccountId }, entered);
    if (fault) return { fieldErrors: { roleArn: [fault.message] }, problems: [fault.problem] };
    if (entered.arn === roleArn) return null;
    const now = new Date();
    await supersedeRun(transaction, connectionId);
    await transaction.connection.update({
      where: { id: connectionId },
      data: {
        roleArn: entered.arn,
        roleArnSince: now,
        ...FORGOTTEN_ANSWER,
        state: "awaiting-setup",
        stateSince: now,
      },
    });
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId },
      {
        action: "connection.role-arn-entered",
        detail: { from: roleArn, to: entered.arn },
      },
    );
    return null;
  });
}

interface Stated {
  partition: Partition;
  awsAccountId: string;
}

interface Fault {
  problem: EntryProblem;
  message: string;
}

function nameFault(connection: Stated, entered: RoleArnParts): Fault | null {
  if (entered.partition !== connection.partition) {
    const message = `This role is in ${partitionTitle(entered.partition)} (${entered.partition}), and we work from ${partitionTitle(connection.partition)} (${connection.partition}). AWS lets no role trust anyone in another partition, so this role cannot be connected from here.`;
    return { problem: "roleArn:other-partition", message };
  }
  if (entered.awsAccountId !== connection.awsAccountId) {
    const message = `This role is in account ${entered.awsAccountId}, but you named account ${connection.awsAccountId} in the first step. Enter a role of that account, or change the account in the first step.`;
    return { problem: "roleArn:other-account", message };
  }
  return null;
}
