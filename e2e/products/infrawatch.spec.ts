import { putPolicy, without } from "../role-admin";
import {
  expectCheck,
  expectEveryCheckPassed,
  expectState,
  readDocument,
  remedyOf,
  submitRoleArn,
  verifyAgain,
} from "../steps";
import { expect, test } from "./fixtures";
import { allowedActions, begin, expectMissing, findingOf, mendPermissions, pasteCommands } from "./steps";

const ROLE = "InfraWatchRole";

test.beforeEach(({ signInAs }) => signInAs("acme"));

test("InfraWatch connects by role, and its troubles end in their verdicts", async ({ page, account }) => {
  await begin(page, { product: "InfraWatch", method: "IAM role", accountId: account.id });
  const roleArn = (await pasteCommands(page, account)).trim();
  expect(roleArn).toBe(`arn:aws:iam::${account.id}:role/${ROLE}`);
  await page.getByRole("button", { name: /^I have created/ }).click();
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);

  await test.step("both layers and the settings are ready-made", async () => {
    await page.getByRole("link", { name: "See what to do next" }).click();
    for (const fileName of [".env", "values.yaml"]) {
      const file = page.locator(`[data-file="${fileName}"]`);
      await expect(file).toContainText(roleArn);
      await expect(file).toContainText("POWER_AWS_ACCESS_KEY_ID");
    }
    const vendorUser = await readDocument(page, "vendor-user");
    expect(vendorUser.json.Statement).toEqual([
      expect.objectContaining({ Effect: "Allow", Action: "sts:AssumeRole", Resource: roleArn }),
    ]);
    const session = allowedActions((await readDocument(page, "session-policy")).json);
    expect(session).toEqual(expect.arrayContaining(["ec2:Describe*", "cloudwatch:*"]));
    await page.goBack();
    await expectState(page, "connected");
  });

  const { PolicyNames } = JSON.parse(
    await account.cli.run("iam", "list-role-policies", "--role-name", ROLE),
  ) as { PolicyNames: [string] };
  const [policyName] = PolicyNames;
  const policy = ["--role-name", ROLE, "--policy-name", policyName];
  const { PolicyDocument } = JSON.parse(await account.cli.run("iam", "get-role-policy", ...policy));
  const keep = (...sids: string[]) =>
    putPolicy(account.cli, ROLE, policyName, JSON.stringify(without(PolicyDocument, ...sids)));

  await test.step("a service taken away is an action to take", async () => {
    await keep("SecretsManager", "CostExplorer");
    await expectMissing(page, ["secretsmanager:GetSecretValue", "ce:GetCostAndUsage"]);
    await expect(findingOf(page, "ec2:DescribeInstances")).toHaveCount(0);
    await mendPermissions(page, account);
  });

  await test.step("AWS Health is advice only", async () => {
    await keep("Health");
    await verifyAgain(page);
    await expectState(page, "connected");
    await expectCheck(page, "permissions", "warn");
    await expect(remedyOf(page, "permissions")).toContainText("InfraWatch works without");
    await page.getByRole("link", { name: "See what to do next" }).click();
    await expect(page.getByText("AWS Health needs a support plan")).toBeVisible();
  });
});
