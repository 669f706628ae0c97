import { asList } from "../../lib/iam/policy-document";
import { checkPolicyText } from "../iam/policy-rules";

interface Statement {
  Effect: string;
  Principal?: unknown;
  Action?: string | string[];
}

/**
 * Throws for a text that AWS takes for no resource control policy: it may only deny, to everybody at once, actions of
 * services that it names (AWS Organizations User Guide, "RCP syntax").
 */
export function checkResourceControlText(text: string): void {
  checkPolicyText(text, "resource");
  const { Version, Statement } = JSON.parse(text) as { Version?: string; Statement: Statement | Statement[] };
  if (Version !== "2012-10-17") throw new Error("The version must be 2012-10-17.");
  for (const statement of asList(Statement)) {
    if (statement.Effect !== "Deny") throw new Error("The only effect is Deny.");
    if (statement.Principal !== "*") throw new Error('The only principal is "*".');
    const actions = asList(statement.Action ?? []);
    if (actions.length === 0 || actions.includes("*")) throw new Error("Actions must name their service.");
  }
}
