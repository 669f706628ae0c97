/** The last part of an ARN: the name of a policy without its path. */
export function nameInArn(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
