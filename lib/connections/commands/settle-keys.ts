import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { RunSubject } from "../run-subject";

interface Proof {
  isProof: boolean;
  isRootKey: boolean;
  userArn?: string | null;
}

/**
 * What a finished run means for the stored keys: a proven candidate takes the place of the current key, a proven role
 * the place of every key, and a root key is not kept. What is replaced is destroyed in the same transaction.
 */
export async function settleKeys(transaction: Transaction, subject: RunSubject, proof: Proof): Promise<void> {
  const { id: connectionId } = subject.connection;
  if (subject.accessMethod === "iam-role") {
    if (proof.isProof) await destroyKeys(transaction, { connectionId });
    return;
  }
  const { rowId } = subject.key;
  if (proof.isRootKey) return destroyKeys(transaction, { id: rowId });
  if (proof.isProof) await promoteKey(transaction, connectionId, rowId, proof.userArn ?? null);
}

/** The key serves from now on, and what was entered with it holds. One that was given up meanwhile stays so. */
async function promoteKey(
  transaction: Transaction,
  connectionId: string,
  rowId: string,
  provenArn: string | null,
): Promise<void> {
  const key = await transaction.accessKey.findFirst({ where: { id: rowId, stage: { not: null } } });
  if (!key) return;
  await destroyKeys(transaction, { connectionId, stage: "current", NOT: { id: rowId } });
  await transaction.accessKey.update({
    where: { id: rowId },
    data: { stage: "current", provenAt: new Date() },
  });
  const { userArn, region, settings } = key;
  await transaction.connection.update({
    where: { id: connectionId },
    data: { userArn: provenArn ?? userArn, region, settings: settings ?? {} },
  });
}

type KeyFilter = NonNullable<Parameters<Transaction["accessKey"]["updateMany"]>[0]["where"]>;

/** Removes the sealed secrets for good; the rows stay as history. */
export async function destroyKeys(transaction: Transaction, which: KeyFilter): Promise<void> {
  await transaction.accessKey.updateMany({
    where: { ...which, envelope: { not: null } },
    data: { envelope: null, stage: null, destroyedAt: new Date() },
  });
}
