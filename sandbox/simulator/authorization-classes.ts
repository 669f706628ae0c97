import { AwsError } from "../wire/aws-error";

const HTTP_VERB = /^apigateway:(get|post|put|patch|delete|head|options)$/;

/**
 * Refuses actions that the simulator will not take together on explicit resources. AWS does not publish its classes;
 * these are the two that have been reported: API Gateway's HTTP verbs, and iam:PassRole with sts:AssumeRole.
 */
export function requireOneClass(actions: readonly string[]): void {
  const passing = actions.some((action) => action.toLowerCase() === "iam:passrole");
  const classes = new Map<string, string[]>();
  for (const action of actions) {
    const name = classOf(action.toLowerCase(), passing);
    classes.set(name, [...(classes.get(name) ?? []), action]);
  }
  if (classes.size < 2) return;
  const listed = [...classes.values()].map((names) => `[${names.join(",")}]`).join(" and ");
  throw new AwsError(
    "InvalidInput",
    `Invalid Input Actions: ${listed} require different authorization information.`,
  );
}

function classOf(action: string, passing: boolean): string {
  if (HTTP_VERB.test(action)) return "http-verb";
  return action === "sts:assumerole" && passing ? "assume-role" : "common";
}
