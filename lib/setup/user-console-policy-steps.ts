import { formatPolicy } from "./format-policy";
import type { CustomerPolicy } from "./policy-sections";
import { type SetupStep, textValue, writeParts } from "./setup-step";

/** The console opens the policy editor in a new tab, so the way back is a step of its own. */
export function createPolicySteps({ name, document }: CustomerPolicy): SetupStep[] {
  return [
    {
      id: `create-policy-${name}`,
      text: writeParts(
        "Choose **Create policy**, which opens in a new tab. In the **Policy editor**, choose **JSON**, replace everything with this policy and choose **Next**.",
      ),
      value: { kind: "permission-policy", label: name, text: formatPolicy(document) },
    },
    {
      id: `policy-name-${name}`,
      text: writeParts(
        `Under **Policy name**, enter \`${name}\` and choose **Create policy**. Go back to the first tab and refresh the list of policies.`,
      ),
      value: textValue("Policy name", name),
    },
  ];
}

/** Where the console lists the policies that can be attached. */
export function selectPolicyStep(name: string): SetupStep {
  return {
    id: `attach-${name}`,
    text: writeParts(`Under **Permissions policies**, search for \`${name}\` and select its check box.`),
    value: textValue("Policy", name),
  };
}
