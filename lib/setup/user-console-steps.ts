import { nameInArn } from "@/lib/iam/name-in-arn";
import { createUserConsoleUrl, partitionTitle, userConsoleUrl } from "@/lib/iam/partition";
import { type SetupStep, textValue, writeParts } from "./setup-step";
import { groupSteps } from "./user-console-group-steps";
import { createPolicySteps, selectPolicyStep } from "./user-console-policy-steps";
import type { UserDocuments } from "./user-documents";

/**
 * The way through the IAM console to a user with an access key; an existing user only gets the policies.
 * Console words are those of the IAM User Guide, "Create an IAM user in your AWS account", "Create IAM policies
 * (console)" and "Manage access keys for IAM users".
 */
export function createUserConsoleSteps(documents: UserDocuments): SetupStep[] {
  if (documents.userChoice === "existing-user") return existingUserSteps(documents);
  const { groupName } = documents;
  return [
    ...userDetailsSteps(documents),
    ...(groupName === null ? attachSteps(documents, "new-user") : [leavePermissionsStep()]),
    { id: "create-user", text: writeParts("On the page **Review and create**, choose **Create user**.") },
    ...(groupName === null ? [] : groupSteps(documents, groupName)),
    ...accessKeySteps(documents),
  ];
}

function userDetailsSteps({ partition, awsAccountId, userName }: UserDocuments): SetupStep[] {
  return [
    {
      id: "open-console",
      text: writeParts(
        `Sign in to the ${partitionTitle(partition)} console with the account \`${awsAccountId}\`, open **Users** in IAM and choose **Create user**.`,
      ),
      link: { label: "Open the IAM console", url: createUserConsoleUrl(partition) },
    },
    {
      id: "user-name",
      text: writeParts(
        `Under **User name**, enter \`${userName}\`. Leave **Provide user access to the AWS Management Console** unselected and choose **Next**.`,
      ),
      value: textValue("User name", userName),
    },
  ];
}

function leavePermissionsStep(): SetupStep {
  return {
    id: "permissions-next",
    text: writeParts(
      "On the page **Set permissions**, leave everything as it is and choose **Next**: the permissions come with the group.",
    ),
  };
}

function attachSteps(documents: UserDocuments, to: UserDocuments["userChoice"]): SetupStep[] {
  const { policies, managedPolicyArns } = documents;
  const names = [...policies.map(({ name }) => name), ...managedPolicyArns.map(nameInArn)];
  return [
    {
      id: "attach-directly",
      text: writeParts("On the page **Set permissions**, choose **Attach policies directly**."),
    },
    ...policies.flatMap(createPolicySteps),
    ...names.map(selectPolicyStep),
    {
      id: "permissions-next",
      text: writeParts(to === "new-user" ? "Choose **Next**." : "Choose **Next**, then **Add permissions**."),
    },
  ];
}

function existingUserSteps(documents: UserDocuments): SetupStep[] {
  const { partition, awsAccountId, userName } = documents;
  return [
    {
      id: "open-console",
      text: writeParts(
        `Sign in to the ${partitionTitle(partition)} console with the account \`${awsAccountId}\` and open the user \`${userName}\` in IAM.`,
      ),
      link: { label: "Open the IAM console", url: userConsoleUrl(partition, userName) },
    },
    {
      id: "add-permissions",
      text: writeParts("On the tab **Permissions**, choose **Add permissions**, then **Add permissions**."),
    },
    ...attachSteps(documents, "existing-user"),
    {
      id: "existing-key",
      text: writeParts(
        "Enter the access key that the user has. If its secret is not at hand, make a second key on the tab **Security credentials**: a user may have two.",
      ),
    },
  ];
}

function accessKeySteps({ partition, userName, consoleUseCase }: UserDocuments): SetupStep[] {
  return [
    {
      id: "security-credentials",
      text: writeParts(
        `Open the user \`${userName}\`, and on the tab **Security credentials**, under **Access keys**, choose **Create access key**.`,
      ),
      link: { label: "Open the user", url: userConsoleUrl(partition, userName) },
    },
    {
      id: "use-case",
      text: writeParts(
        `Under **Use case**, choose **${consoleUseCase}**, select the check box below the recommendation and choose **Next**.`,
      ),
    },
    {
      id: "create-access-key",
      text: writeParts("Choose **Create access key**."),
    },
    {
      id: "copy-access-key",
      text: writeParts(
        "On the page **Retrieve access keys**, copy the **Access key** and the **Secret access key** and enter them here. AWS shows the secret only this once; then choose **Done**.",
      ),
    },
  ];
}
