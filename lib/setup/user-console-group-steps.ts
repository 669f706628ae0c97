import { nameInArn } from "@/lib/iam/name-in-arn";
import { createGroupConsoleUrl } from "@/lib/iam/partition";
import { type SetupStep, textValue, writeParts } from "./setup-step";
import { createPolicySteps, selectPolicyStep } from "./user-console-policy-steps";
import type { UserDocuments } from "./user-documents";

/** The group that holds the permissions, made with the user in it ("Create IAM user groups"). */
export function groupSteps(documents: UserDocuments, groupName: string): SetupStep[] {
  const { partition, userName, policies, managedPolicyArns } = documents;
  const names = [...policies.map(({ name }) => name), ...managedPolicyArns.map(nameInArn)];
  return [
    {
      id: "open-groups",
      text: writeParts("Open **User groups** in IAM and choose **Create group**."),
      link: { label: "Open the user groups", url: createGroupConsoleUrl(partition) },
    },
    {
      id: "group-name",
      text: writeParts(`Under **User group name**, enter \`${groupName}\`.`),
      value: textValue("User group name", groupName),
    },
    {
      id: "group-member",
      text: writeParts(`Under **Add users to the group**, select the user \`${userName}\`.`),
      value: textValue("User name", userName),
    },
    ...policies.flatMap(createPolicySteps),
    ...names.map(selectPolicyStep),
    { id: "create-group", text: writeParts("Choose **Create user group**.") },
  ];
}
