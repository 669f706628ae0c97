import { expectCheck, expectEveryCheckPassed, expectState, submitRoleArn } from "../steps";
import { expect, test } from "./fixtures";
import {
  begin,
  breakAndReactivate,
  connectByKey,
  expectMissing,
  mendPermissions,
  pasteCommands,
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
  await mendPermissions(page, account);
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
    await mendPermissions(page, account);
    await expectCheck(page, "permissions", "pass");
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
