import { nameInArn } from "@/lib/iam/name-in-arn";
import type { Partition } from "@/lib/iam/partition";
import { awsIam } from "@/lib/setup/aws-command";
import type { Remedy } from "./check-result";
import type { VerificationPlan } from "./plan";
import type { Principal } from "./port";

type Missing = { capabilityId: string; pattern: string };

/** Which of AWS's own policies grant a missing action: one that stands for such a policy is granted by it alone. */
export function policiesGranting(
  { capabilities }: Pick<VerificationPlan, "capabilities">,
  { capabilityId, pattern }: Missing,
) {
  const managed = capabilities.find(({ id }) => id === capabilityId)?.managed;
  return managed?.probes.includes(pattern) ? managed.policyArns : [];
}

/** Which policies are missing, in words, and from whom. */
export function nameHolder(plan: VerificationPlan, { kind, name }: Principal): string {
  const groupName = plan.accessMethod === "access-key" ? plan.groupName : null;
  return groupName ? `the group ${groupName}, of which ${name} is to be a member` : `the ${kind} ${name}`;
}

/** How AWS's own policies are attached: to the group, where the product's guide grants through one. */
export function attachManagedPolicies(
  plan: VerificationPlan,
  principal: Principal,
  policyArns: readonly string[],
): Pick<Remedy, "steps"> & { command: string } {
  const groupName = plan.accessMethod === "access-key" ? plan.groupName : null;
  const names = policyArns.map(nameInArn).join(" and ");
  const partition = principal.arn.split(":")[1] as Partition;
  if (groupName) return attachToGroup({ plan, principal, partition, names, policyArns }, groupName);
  const { kind, name } = principal;
  const [place, way] =
    kind === "role"
      ? ["Roles", "choose Add permissions, then Attach policies"]
      : ["Users", "choose Add permissions twice, then Attach policies directly"];
  return {
    steps: [
      `In the IAM console of account ${plan.awsAccountId}, open ${place}, then ${name}.`,
      `On the Permissions tab ${way}, select ${names} and confirm.`,
    ],
    command: policyArns
      .map((arn) =>
        awsIam(partition, `attach-${kind}-policy`, [
          [`${kind}-name`, name],
          ["policy-arn", arn],
        ]),
      )
      .join("\n"),
  };
}

interface GroupFacts {
  plan: VerificationPlan;
  principal: Principal;
  partition: Partition;
  names: string;
  policyArns: readonly string[];
}

/** A member that is added again stays a member, so the command may say it for sure. */
function attachToGroup({ plan, principal, partition, names, policyArns }: GroupFacts, groupName: string) {
  const group = ["group-name", groupName] as const;
  const commands = [
    ...policyArns.map((arn) => awsIam(partition, "attach-group-policy", [group, ["policy-arn", arn]])),
    awsIam(partition, "add-user-to-group", [group, ["user-name", principal.name]]),
  ];
  return {
    steps: [
      `In the IAM console of account ${plan.awsAccountId}, open User groups, then ${groupName}, or the group that you use instead.`,
      `On the Permissions tab choose Add permissions, then Attach policies, select ${names} and confirm.`,
      `On the Users tab, make sure that ${principal.name} is a member.`,
    ],
    command: commands.join("\n"),
  };
}
