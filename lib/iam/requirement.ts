import type { ContextEntry } from "./context";
import type { ConditionBlock } from "./policy-document";

/** What a requirement was derived from, in the words of the policy. */
export interface Grant {
  resource: string;
  condition: ConditionBlock | null;
}

/** One action, on one resource, with the context that its condition needs. */
export interface Requirement {
  /** In AWS's capitalisation, without wildcard, for example `ec2:DescribeInstances`. */
  action: string;
  /** An example ARN, or null where the question is to be asked without any resource. */
  resource: string | null;
  context: readonly ContextEntry[];
  capabilityId: string;
  /** The action as the policy writes it, for example `ec2:Describe*`. */
  pattern: string;
  grant: Grant;
}

/** Tells two requirements apart: the same action, resource and context is the same question to AWS. */
export function requirementKey({ action, resource, context }: Omit<Requirement, "grant">): string {
  return JSON.stringify([action, resource, context]);
}
