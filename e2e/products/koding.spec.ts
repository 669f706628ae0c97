import type { Page } from "@playwright/test";
import { expectAccessible } from "../harness/accessible";
import { expectCheck, expectState, verifyAgain } from "../steps";
import { expect, test } from "./fixtures";
import {
  type AccessKeyPair,
  attachPolicies,
  breakAndReactivate,
  choosePermissions,
  connectByKey,
  expectEveryKeyCheckPassed,
  expectGuide,
  expectMissing,
  findingOf,
  readCommands,
} from "./steps";

const KODING = { product: "Koding" };
const MANAGED = "arn:aws:iam::aws:policy";

test.beforeEach(({ signInAs }) => signInAs("acme"));

test("Koding connects by a user in the group Developers, and is silent about Route 53 but for a note", async ({
  page,
  account,
  tap,
}) => {
  await connectByKey(page, account, tap, KODING);
  const groups = await account.cli.run("iam", "list-groups-for-user", "--user-name", "koding-user");
  expect(groups).toContain('"Developers"');
  const attached = await account.cli.run("iam", "list-attached-group-policies", "--group-name", "Developers");
  expect(attached).toContain("AmazonEC2FullAccess");
  expect(attached).toContain("IAMReadOnlyAccess");
  expect(attached).not.toContain("Route53");
  await page.getByRole("link", { name: "See what to do next" }).click();
  await expect(page.getByText("Route 53 is there on request")).toBeVisible();
});

test("Route 53 is asked for: it is missing until its policies are attached to the group", async ({
  page,
  account,
  tap,
}) => {
  const { connectionId } = await connectByKey(page, account, tap, KODING);
  await page.goto(`/connections/${connectionId}/setup/create-user`);
  await choosePermissions(page, { optional: { "Route 53": true } });
  const commands = await readCommands(page);
  const further = commands.filter((command) => command.includes("AmazonRoute53"));
  expect(further).toHaveLength(2);

  await page.goto(`/connections/${connectionId}/setup/verify`);
  await expectMissing(page, ["route53:CreateHostedZone", "route53domains:RegisterDomain"]);
  await expect(findingOf(page, "ec2:RunInstances")).toHaveCount(0);
  for (const command of further) await account.cli.paste(command);
  await verifyAgain(page);
  await expectState(page, "connected");
  await expectEveryKeyCheckPassed(page);
});

test("Koding's troubles: a policy taken from the group, and an inactive key, which the list of keys explains", async ({
  page,
  account,
  signInAs,
  tap,
}) => {
  const { connectionId, key } = await connectByKey(page, account, tap, KODING);

  await test.step("a policy is taken from the group", async () => {
    const policy = ["--group-name", "Developers", "--policy-arn", `${MANAGED}/AmazonEC2FullAccess`];
    await account.cli.run("iam", "detach-group-policy", ...policy);
    await expectMissing(page, ["ec2:RunInstances", "ec2:CreateVolume"]);
    await expect(findingOf(page, "iam:ListUsers")).toHaveCount(0);
    await expectGuide(page, "Koding", "Extend the permissions of the group");
    await attachPolicies(page, account, { policies: ["AmazonEC2FullAccess"], holder: "group Developers" });
    const added = await account.cli.run(
      ...["iam", "list-attached-group-policies", "--group-name", "Developers"],
    );
    expect(added).toContain("AmazonEC2FullAccess");
  });

  await test.step("the user is taken from the group", async () => {
    const member = ["--group-name", "Developers", "--user-name", "koding-user"];
    await account.cli.run("iam", "remove-user-from-group", ...member);
    await verifyAgain(page);
    await expectCheck(page, "permissions", "fail");
    await account.cli.run("iam", "add-user-to-group", ...member);
    await verifyAgain(page);
    await expectEveryKeyCheckPassed(page);
  });

  await test.step("an inactive key", () =>
    breakAndReactivate(page, account, {
      connectionId,
      userName: "koding-user",
      ...key,
      whileBroken: async () => {
        const command = (await page.locator("#command-list-keys").textContent()) ?? "";
        await pasteSecretInstead(page, key);
        await examineList(page, await account.cli.paste(command));
        const findings = page.locator("#findings");
        await expect(findings).toContainText("The key is inactive");
        await expect(findings).toContainText(`AWS lists ${key.accessKeyId} as Inactive.`);
        await expect(findings).toBeFocused();
        await expect(findings.locator("#command-mend-key")).toContainText(`${key.accessKeyId} \\`);
        await expectAccessible(page, "what the list of keys means");
        await signInAs("support");
        await page.goto(`/support/connections/${connectionId}`);
        await expect(page.locator("#findings")).toContainText(`AWS lists ${key.accessKeyId} as Inactive.`);
        await expect(page.locator("#key-request")).toContainText(command);
        await expect(page.locator("#diagnostic")).toContainText(
          `key-inactive: AWS lists ${key.accessKeyId} as Inactive.`,
        );
        await signInAs("acme");
        await page.goto(`/connections/${connectionId}/setup/verify`);
      },
    }));
});

async function examineList(page: Page, text: string): Promise<void> {
  await page.getByLabel("The user's access keys, or the error that AWS shows").fill(text);
  await page.getByRole("button", { name: "Examine the list" }).click();
}

/** The output of create-access-key in the place of the list: it is refused, and does not come back. */
async function pasteSecretInstead(page: Page, key: AccessKeyPair): Promise<void> {
  await examineList(page, JSON.stringify({ AccessKey: { Status: "Active", ...key } }));
  const field = page.getByLabel("The user's access keys, or the error that AWS shows");
  await expect(field).toHaveAccessibleDescription(/nothing of it was kept/);
  await expect(field).toHaveValue("");
}
