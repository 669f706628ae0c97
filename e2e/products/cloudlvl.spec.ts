import { expectEveryCheckPassed, expectState, submitRoleArn } from "../steps";
import { expect, test } from "./fixtures";
import {
  attachPolicies,
  begin,
  breakAndReactivate,
  connectByKey,
  createKey,
  expectEveryKeyCheckPassed,
  expectGuide,
  expectMissing,
  pasteCommands,
  submitKey,
} from "./steps";

const POWER_USER = "arn:aws:iam::aws:policy/PowerUserAccess";

test.beforeEach(({ signInAs }) => signInAs("globex"));

test("Cloudlvl connects by role, loses PowerUserAccess and is mended", async ({ page, account }) => {
  await begin(page, { product: "Cloudlvl", method: "IAM role", accountId: account.id });
  const roleArn = (await pasteCommands(page, account)).trim();
  expect(roleArn).toBe(`arn:aws:iam::${account.id}:role/CloudlvlAIRole`);
  await page.getByRole("button", { name: /^I have created/ }).click();
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);

  await account.cli.run(
    ...["iam", "detach-role-policy", "--role-name", "CloudlvlAIRole", "--policy-arn", POWER_USER],
  );
  await expectMissing(page, ["ec2:RunInstances", "s3:CreateBucket"]);
  await expectGuide(page, "Cloudlvl", "PowerUserAccess is recommended for most use cases.");
  await attachPolicies(page, account, { policies: ["PowerUserAccess"], holder: "role CloudlvlAIRole" });
});

test("Cloudlvl connects by key, loses PowerUserAccess and its key, and is mended", async ({
  page,
  account,
  tap,
}) => {
  const { connectionId, key } = await connectByKey(page, account, tap, { product: "Cloudlvl" });
  const userName = "cloudlvl-ai-user";

  await test.step("PowerUserAccess is taken away", async () => {
    await account.cli.run(
      ...["iam", "detach-user-policy", "--user-name", userName, "--policy-arn", POWER_USER],
    );
    await expectMissing(page, ["ec2:RunInstances", "s3:CreateBucket"]);
    await expectGuide(page, "Cloudlvl", "Ensure that the user or the role has the permissions");
    await attachPolicies(page, account, { policies: ["PowerUserAccess"], holder: `user ${userName}` });
  });

  await test.step("an inactive key", () =>
    breakAndReactivate(page, account, { connectionId, userName, ...key }));
});

test("Cloudlvl connects by key for chosen services only", async ({ page, account, tap }) => {
  const choice = { set: "Chosen services", optional: { EC2: true, Lambda: true, S3: false } };
  await connectByKey(page, account, tap, { product: "Cloudlvl", choice });
  const attached = await account.cli.run(
    ...["iam", "list-attached-user-policies", "--user-name", "cloudlvl-ai-user"],
  );
  expect(attached).toContain("AWSLambda_FullAccess");
  expect(attached).not.toMatch(/S3|PowerUser|Administrator/);
});

test("Cloudlvl takes a key that exists, of a user that exists: only the permissions are added", async ({
  page,
  account,
  tap,
}) => {
  await account.cli.run("iam", "create-user", "--user-name", "operations");
  const key = await createKey(account, "operations", tap);
  await begin(page, { product: "Cloudlvl", method: "Access key", accountId: account.id });
  await page.getByRole("link", { name: "A user you have" }).click();
  await page.getByLabel("Name or ARN of the user").fill("operations");
  await page.getByRole("button", { name: "Show the steps for this user" }).click();
  await expect(page).toHaveURL(/user=operations/);
  await pasteCommands(page, account);
  const keys = await account.cli.run("iam", "list-access-keys", "--user-name", "operations");
  expect(keys.match(/"AccessKeyId"/g)).toHaveLength(1);
  await page.getByRole("button", { name: "The user has the permissions" }).click();
  await submitKey(page, key);
  await expectState(page, "connected");
  await expectEveryKeyCheckPassed(page);
});

test("Cloudlvl connects by key with AdministratorAccess, after a warning", async ({ page, account, tap }) => {
  await begin(page, { product: "Cloudlvl", method: "Access key", accountId: account.id });
  const warning = page.getByText("This gives full access to the AWS account. Use it with caution.");
  await expect(warning).toBeVisible();
  await connectByKey(page, account, tap, { product: "Cloudlvl", choice: { set: "Full access" } });
  const attached = await account.cli.run(
    ...["iam", "list-attached-user-policies", "--user-name", "cloudlvl-ai-user"],
  );
  expect(attached).toContain("AdministratorAccess");
  expect(attached).not.toContain("PowerUserAccess");
});
