import type { Partition } from "./partition";
import { asList, type OneOrMany, type Statement } from "./policy-document";

/** Statements written for the partition `aws`, with the ARNs of their resources moved to the customer's. */
export function statementsInPartition(statements: readonly Statement[], partition: Partition): Statement[] {
  return statements.map((statement) =>
    statement.Resource === undefined
      ? statement
      : { ...statement, Resource: mapOneOrMany(statement.Resource, (arn) => arnInPartition(arn, partition)) },
  );
}

function arnInPartition(arn: string, partition: Partition): string {
  return arn.replace(/^arn:aws:/, `arn:${partition}:`);
}

function mapOneOrMany(value: OneOrMany<string>, map: (one: string) => string): OneOrMany<string> {
  return Array.isArray(value) ? asList(value).map(map) : map(value);
}
