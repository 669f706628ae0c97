/** Who is who in a whole run: the two accounts, the names in them, and the External IDs. */
import { CASE_EXPECTATION } from "@/lib/iam/trust-doctor/testing/trust-cases";
import { RETIRING_ID, SIBLING, STAGED_ID } from "@/lib/verification/testing/plan";
import type { RunningSandbox, Side } from "@/sandbox/start";
import type { Situation } from "./situation";

const [EXTERNAL_ID = ""] = CASE_EXPECTATION.externalIds;
export const FORMER_IDS = CASE_EXPECTATION.formerExternalIds;
export { EXTERNAL_ID, RETIRING_ID, STAGED_ID };
export const OTHER_ACCOUNT = "777788889999";

export interface Sides {
  vendor: Side;
  customer: Side;
}

/** The accounts that a new sandbox has, or two of the other partition. */
export function openSides(sandbox: RunningSandbox, { partition = "aws" }: Situation): Sides {
  sandbox.createAccount(OTHER_ACCOUNT, partition);
  if (partition === "aws") return { vendor: sandbox.vendor, customer: sandbox.customer };
  return {
    vendor: sandbox.createAccount("999900001111", partition),
    customer: sandbox.createAccount("888800002222", partition),
  };
}

/** The words of the tables in `{{…}}`, each as it is in this run. */
export function fillIn<Value>(value: Value, { vendor, customer }: Sides): Value {
  const words: Record<string, string> = {
    externalId: EXTERNAL_ID,
    former: FORMER_IDS[0] ?? "",
    staged: STAGED_ID,
    retiring: RETIRING_ID,
    sibling: SIBLING.externalId,
    vendor: vendor.accountId,
    principal: vendor.arn.replace(/:user\/.*$/, ":root"),
    vendorUser: vendor.arn,
    customer: customer.accountId,
    stranger: OTHER_ACCOUNT,
  };
  const text = JSON.stringify(value).replace(/\{\{(\w+)\}\}/g, (whole, word: string) => words[word] ?? whole);
  return JSON.parse(text);
}
