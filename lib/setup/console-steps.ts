import { nameInArn } from "@/lib/iam/name-in-arn";
import { createRoleConsoleUrl, partitionTitle } from "@/lib/iam/partition";
import { formatPolicy } from "./format-policy";
import type { CustomerPolicy } from "./policy-sections";
import type { RoleDocuments } from "./role-documents";
import { type SetupStep, textValue, writeParts } from "./setup-step";

export interface ConsoleStepsFacts {
  /** The name of the field where the ARN is to be pasted; "Role ARN" when absent. */
  arnFieldLabel?: string;
}

const HOUR_SECONDS = 3600;
const HOURS_IN_CONSOLE = [1, 2, 4, 8, 12];

/**
 * The way through the IAM console. It begins with a custom trust policy, so that the role never trusts anyone
 * without the External ID, and gives permissions only then. Console words are those of the IAM User Guide,
 * "Create a role using custom trust policies".
 */
export function createConsoleSteps(documents: RoleDocuments, facts: ConsoleStepsFacts = {}): SetupStep[] {
  return [
    openConsole(documents),
    ...trustSteps(documents),
    ...documents.managedPolicyArns.map(attachStep),
    ...nameSteps(documents),
    ...permissionSteps(documents),
    ...documents.furtherPolicies.flatMap((policy) => furtherPolicySteps(policy, documents.roleName)),
    ...sessionSteps(documents),
    {
      id: "copy-arn",
      text: writeParts(
        `Under **Summary**, copy the **ARN** and paste it here as \`${facts.arnFieldLabel ?? "Role ARN"}\`.`,
      ),
      value: textValue("The ARN will probably be", documents.expectedRoleArn),
    },
  ];
}

function openConsole({ partition, awsAccountId }: RoleDocuments): SetupStep {
  return {
    id: "open-console",
    text: writeParts(
      `Sign in to the ${partitionTitle(partition)} console with the account \`${awsAccountId}\` and open the page **Create role** in IAM.`,
    ),
    link: { label: "Open the IAM console", url: createRoleConsoleUrl(partition) },
  };
}

function trustSteps({ trustPolicy }: RoleDocuments): SetupStep[] {
  return [
    {
      id: "trusted-entity",
      text: writeParts("Under **Trusted entity type**, choose **Custom trust policy**."),
    },
    {
      id: "trust-policy",
      text: writeParts(
        "Under **Custom trust policy**, replace everything in the editor with this trust policy and choose **Next**.",
      ),
      value: { kind: "trust-policy", label: "Trust policy", text: formatPolicy(trustPolicy) },
    },
  ];
}

function attachStep(arn: string): SetupStep {
  const name = nameInArn(arn);
  return {
    id: `attach-${name}`,
    text: writeParts(`Under **Permissions policies**, search for \`${name}\` and select its check box.`),
    value: textValue("Managed policy", name),
  };
}

function nameSteps({ roleName, roleDescription, managedPolicyArns }: RoleDocuments): SetupStep[] {
  const skip =
    managedPolicyArns.length === 0 ? "Select nothing under **Permissions policies** and choose" : "Choose";
  return [
    { id: "permissions-next", text: writeParts(`${skip} **Next**.`) },
    {
      id: "role-name",
      text: writeParts(`Under **Role name**, enter \`${roleName}\`.`),
      value: textValue("Role name", roleName),
    },
    {
      id: "role-description",
      text: writeParts("Under **Description**, enter the purpose of the role."),
      value: textValue("Description", roleDescription),
    },
    {
      id: "create-role",
      text: writeParts("Choose **Create role**, and in the message that appears **View role**."),
    },
  ];
}

function permissionSteps({ permissionPolicy, policyName }: RoleDocuments): SetupStep[] {
  return [
    {
      id: "inline-policy",
      text: writeParts(
        "On the tab **Permissions**, choose **Add permissions**, then **Create inline policy**.",
      ),
    },
    {
      id: "permission-policy",
      text: writeParts(
        "In the **Policy editor**, choose **JSON**, replace everything with this policy and choose **Next**.",
      ),
      value: { kind: "permission-policy", label: "Permission policy", text: formatPolicy(permissionPolicy) },
    },
    {
      id: "policy-name",
      text: writeParts(`Under **Policy name**, enter \`${policyName}\` and choose **Create policy**.`),
      value: textValue("Policy name", policyName),
    },
  ];
}

/** A managed policy can be attached to the role from its own page as soon as it exists. */
function furtherPolicySteps({ name, document }: CustomerPolicy, roleName: string): SetupStep[] {
  return [
    {
      id: `create-policy-${name}`,
      text: writeParts(
        "Open **Policies** in IAM and choose **Create policy**. In the **Policy editor**, choose **JSON**, replace everything with this policy and choose **Next**.",
      ),
      value: { kind: "permission-policy", label: name, text: formatPolicy(document) },
    },
    {
      id: `policy-name-${name}`,
      text: writeParts(`Under **Policy name**, enter \`${name}\` and choose **Create policy**.`),
      value: textValue("Policy name", name),
    },
    {
      id: `attach-${name}`,
      text: writeParts(
        `Open the policy \`${name}\`, and on the tab **Entities attached**, choose **Attach**, select \`${roleName}\` and choose **Attach policy**. Then go back to the role.`,
      ),
    },
  ];
}

function sessionSteps({ maxSessionDuration }: RoleDocuments): SetupStep[] {
  if (maxSessionDuration <= HOUR_SECONDS) return [];
  const hours = maxSessionDuration / HOUR_SECONDS;
  const choice = HOURS_IN_CONSOLE.includes(hours)
    ? `choose **${hours} hours**`
    : `choose **Custom duration**, enter \`${maxSessionDuration}\` seconds`;
  return [
    {
      id: "session-duration",
      text: writeParts(
        `Under **Summary**, choose **Edit**; for **Maximum session duration** ${choice}, then choose **Save changes**.`,
      ),
    },
  ];
}
