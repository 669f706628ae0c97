import type { AwsAnswer, RoleExistence } from "@/lib/verification/port";
import { attention, notUsed, ok } from "./finding";
import { describeFailure } from "./judge-aws";
import type { Finding } from "./types";

export interface ProbeRole {
  name: string;
  /** What a role of this name has in our account, where it was made without a path. */
  arn: string;
}

const SHUT =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}';
const WITHOUT_IT = "So a verification cannot tell a deleted role from one that refuses us.";

/** The role by which AWS is asked whether others exist; null where there is none, or it is not known which account is ours. */
export function describeProbe(
  name: string | undefined,
  vendorPrincipalArn: string | undefined,
): ProbeRole | null {
  const [, partition, , , accountId] = vendorPrincipalArn?.split(":") ?? [];
  if (name === undefined || partition === undefined || accountId === undefined) return null;
  return { name, arn: `arn:${partition}:iam::${accountId}:role/${name}` };
}

const LINES_ABOVE = "See what the lines above say of our credentials and of AWS, and look again in a minute.";

/**
 * Whether AWS can be asked if a role exists, from its answer about the probe role itself, which has to be there. Asked
 * with other credentials than those of the settings (`identity`), it says nothing of the role.
 */
export function judgeProbeRole(
  probe: ProbeRole | null,
  answer: AwsAnswer<RoleExistence> | null,
  identity: Finding,
): Finding {
  if (probe === null || answer === null)
    return notUsed("Not set up (PROBE_ROLE_NAME): whether a customer's role exists is not asked.");
  const { name, arn } = probe;
  const isOurs = identity.verdict === "ok";
  if (answer.kind === "answered") {
    if (!isOurs) return attention(`It was asked with other credentials. ${WITHOUT_IT}`, LINES_ABOVE);
    if (answer.value === "exists") return ok(`By ${arn} AWS can be asked whether a customer's role exists.`);
    return attention(
      `The role ${name} is there, but not as ${arn}. ${WITHOUT_IT}`,
      "Make it anew without a path: docs/doctor.md.",
    );
  }
  const seen = answer.kind === "credentials-missing" ? "No credentials were found." : describeFailure(answer);
  return attention(`${seen} ${WITHOUT_IT}`, isOurs ? mendOf(answer, probe) : LINES_ABOVE);
}

function mendOf({ kind }: AwsAnswer<RoleExistence>, { name, arn }: ProbeRole): string {
  if (kind === "denied")
    return `Allow it to our identity, on this role alone: {"Effect":"Allow","Action":"iam:UpdateAssumeRolePolicy","Resource":"${arn}"}.`;
  if (kind === "rejected")
    return `Make the role: aws iam create-role --role-name ${name} --assume-role-policy-document '${SHUT}'`;
  return LINES_ABOVE;
}
