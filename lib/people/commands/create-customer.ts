import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction } from "@/lib/db/transaction";
import type { ActorWith } from "@/lib/session/actors";
import { writeNewInvitation } from "./invite-person";

/** A rejection that takes the whole transaction back. */
class Rejected extends Error {
  readonly rejection: Rejection;

  constructor(rejection: Rejection) {
    super("rejected");
    this.rejection = rejection;
  }
}

const NAMESAKE: Rejection = {
  fieldErrors: {
    name: ["There is a customer of this name already. If it is another one, add what tells them apart."],
  },
};

/** Prisma compares without regard to case by ILIKE, to which these three mean something else. */
function literal(name: string): string {
  return name.replace(/[\\%_]/g, "\\$&");
}

/** Creates a customer and invites its first owner; neither without the other. */
export async function createCustomer(
  actor: ActorWith<"customer.manage">,
  { name, email }: { name: string; email: string },
): Promise<{ customerId: string } | Rejection> {
  try {
    return await inTransaction(async (transaction) => {
      const { id: customerId } = await transaction.customer.create({ data: { name } });
      await recordAuditEvent(
        transaction,
        { actor, customerId, connectionId: null },
        { action: "customer.created", detail: { name } },
      );
      // Behind the audit event's lock: of two who add it at once, the second sees the first's.
      const namesake = {
        id: { not: customerId },
        name: { equals: literal(name), mode: "insensitive" },
      } as const;
      if (await transaction.customer.findFirst({ where: namesake })) throw new Rejected(NAMESAKE);
      const circle = { kind: "customer", customerId } as const;
      const rejection = await writeNewInvitation(transaction, actor, { circle, email, level: "owner" });
      if (rejection) throw new Rejected(rejection);
      return { customerId };
    });
  } catch (error) {
    if (error instanceof Rejected) return error.rejection;
    throw error;
  }
}
