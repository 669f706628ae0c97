import type { ActionResourceType } from "./action-catalogue";
import { matchesWildcard } from "./action-pattern";
import { defaultRegion, type Partition } from "./partition";

export interface ArnPlace {
  partition: Partition;
  awsAccountId: string;
}

const FILLER = "example";

/**
 * A concrete ARN that a statement's resource pattern covers and that is of one of the action's resource types,
 * or null when the pattern covers none of them. The simulator denies a known action on a resource of another
 * type, whatever the policy says. Required types come first.
 */
export function exampleArn(
  pattern: string,
  resourceTypes: readonly ActionResourceType[],
  place: ArnPlace,
): string | null {
  const fromPattern = fillPattern(pattern, place);
  const inOrder = [...resourceTypes].sort((a, b) => Number(b.required) - Number(a.required));
  for (const { arnFormat } of inOrder) {
    if (isOfFormat(fromPattern, arnFormat)) return fromPattern;
    const fromFormat = fillPattern(arnFormat, place);
    if (matchesWildcard(withoutVariables(pattern), fromFormat)) return fromFormat;
  }
  return null;
}

/** The pattern with its wildcards and variables replaced: partition, region and account by the customer's own. */
function fillPattern(pattern: string, { partition, awsAccountId }: ArnPlace): string {
  const own = ["arn", partition, FILLER, defaultRegion(partition), awsAccountId];
  return withoutVariables(pattern)
    .split(":")
    .map((segment, index) => (segment === "*" ? (own[index] ?? FILLER) : fillWildcards(segment)))
    .join(":");
}

/** A text that the wildcard pattern covers. */
export function fillWildcards(pattern: string): string {
  return pattern.replace(/\*+/g, FILLER).replaceAll("?", "x");
}

function withoutVariables(text: string): string {
  return text.replace(/\$\{[^}]*\}/g, "*");
}

/** A bucket's name has no slash; without that, every object would pass for a bucket. */
function isOfFormat(arn: string, arnFormat: string): boolean {
  if (arnFormat.endsWith(":::$" + "{BucketName}") && arn.includes("/")) return false;
  return matchesWildcard(withoutVariables(arnFormat), arn);
}
