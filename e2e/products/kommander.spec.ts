import type { PolicyDocument } from "@/lib/iam/policy-document";
import type { CustomerAccount } from "../fixtures";
import { expectAccessible } from "../harness/accessible";
import { expectState, verifyAgain } from "../steps";
import { expect, test } from "./fixtures";
import {
  allowedActions,
  begin,
  breakAndReactivate,
  changePolicy,
  connectByKey,
  createKey,
  expectEveryKeyCheckPassed,
  expectGuide,
  expectMissing,
  mendPermissions,
  pasteCommands,
  readCommands,
  submitKey,
  withoutActions,
} from "./steps";

const KOMMANDER = {
  product: "Kommander",
  settings: { "Provider name": "kommander-aws", Workspace: "default-workspace" },
};

test.beforeEach(({ signInAs }) => signInAs("globex"));

test("Kommander connects by the commands of its guide, with the provider's name and workspace", async ({
  page,
  account,
  tap,
}) => {
  const { connectionId } = await connectByKey(page, account, tap, KOMMANDER);
  await page.goto(`/connections/${connectionId}/setup/access-key`);
  await expect(page.getByLabel("Provider name")).toHaveValue("kommander-aws");
  await expect(page.getByLabel("Workspace")).toHaveValue("default-workspace");
  await expect(page.getByLabel("Secret Access Key")).toHaveValue("");
});

test("Kommander takes a user that exists, who only gets the policy", async ({ page, account, tap }) => {
  await account.cli.run("iam", "create-user", "--user-name", "platform");
  const key = await createKey(account, "platform", tap);
  await begin(page, { product: "Kommander", method: "Access key", accountId: account.id });
  await page.getByRole("link", { name: "A user you have" }).click();
  await page.getByLabel("Name or ARN of the user").fill("platform");
  await page.getByRole("button", { name: "Show the steps for this user" }).click();
  await expect(page).toHaveURL(/user=platform/);
  expect((await readCommands(page)).join()).not.toMatch(/create-user|create-access-key/);
  await pasteCommands(page, account);
  const drawing = page.getByRole("figure").filter({ visible: true });
  await expect(drawing).toContainText("as the IAM user platform, which is not confirmed yet,");
  await page.getByRole("button", { name: "The user has the permissions" }).click();
  await expect(page).toHaveURL(/access-key\?user=platform$/);
  await expect(drawing).toContainText("as the IAM user platform, which is not confirmed yet,");
  await submitKey(page, key, KOMMANDER.settings);
  await expectState(page, "connected");
  await expectEveryKeyCheckPassed(page);
});

test("Kommander's conditions are evaluated, and an inactive key is found", async ({ page, account, tap }) => {
  const { connectionId, key } = await connectByKey(page, account, tap, KOMMANDER);

  await test.step("conditions that allow something else", async () => {
    await changePolicy(account, "kommander-policy", withOtherConditions);
    const missing = ["iam:PassRole", "kms:CreateGrant", "kms:DescribeKey"];
    await expectMissing(page, missing);
    await expectGuide(page, "Kommander", "The user must be authorized to create EC2 instances");
    const added = await mendPermissions(page, account);
    expect(allowedActions(added)).toEqual(missing);
    expect(added.Statement.map(({ Condition }) => Condition)).toEqual(
      expect.arrayContaining([
        { StringEquals: { "iam:PassedToService": "eks.amazonaws.com" } },
        { "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/cluster-api-provider-aws-*" } },
      ]),
    );
  });

  await test.step("an inactive key", () =>
    breakAndReactivate(page, account, { connectionId, userName: "Kommander", ...key }));
});

test("an older version of the policy that is in force is named by what the customer's commands print", async ({
  page,
  account,
  signInAs,
  tap,
}) => {
  const { connectionId } = await connectByKey(page, account, tap, KOMMANDER);
  await changePolicy(account, "kommander-policy", (document) => withoutActions(document, "ec2:RunInstances"));
  await addWholeVersion(account);
  await expectMissing(page, ["ec2:RunInstances"]);
  const command = (await page.locator("#command-read-policies").textContent()) ?? "";
  await page.getByLabel("What the commands print").fill(await account.cli.paste(command));
  await page.getByRole("button", { name: "Examine the policies" }).click();
  const findings = page.locator("#findings");
  const finding = findings.locator('[data-finding="older-version-in-force"]');
  await expect(finding).toContainText(/v2 .* kommander-policy .* v3 is newer.* ec2:RunInstances/);
  await expect(findings).toBeFocused();
  await expect(page.getByText("The general advice on permissions")).toBeVisible();
  await expectAccessible(page, "what the policies mean");

  await signInAs("support");
  await page.goto(`/support/connections/${connectionId}`);
  await expect(finding).toContainText("v3 is newer");
  await expect(page.locator("#policies-request")).toContainText(command);
  await expect(page.locator("#diagnostic")).toContainText("older-version-in-force: Version v2");

  await signInAs("globex");
  await page.goto(`/connections/${connectionId}/setup/verify`);
  await account.cli.paste((await page.locator("#command-mend-policy-1").textContent()) ?? "");
  await verifyAgain(page);
  await expectState(page, "connected");
  await expectEveryKeyCheckPassed(page);
  await expect(findings).toBeHidden();
});

/** The policy as the set-up gave it, once more, and not in force. */
async function addWholeVersion({ id, cli }: CustomerAccount): Promise<void> {
  const policy = ["--policy-arn", `arn:aws:iam::${id}:policy/kommander-policy`];
  const first = await cli.run("iam", "get-policy-version", ...policy, "--version-id", "v1");
  const { PolicyVersion } = JSON.parse(first) as { PolicyVersion: { Document: PolicyDocument } };
  const whole = await cli.write("whole.json", JSON.stringify(PolicyVersion.Document));
  await cli.run("iam", "create-policy-version", ...policy, "--policy-document", whole);
}

/** The same actions on the same resources, for another service and for keys of another name. */
function withOtherConditions(document: PolicyDocument): PolicyDocument {
  const text = JSON.stringify(document);
  expect(text).toContain('"iam:PassedToService":"eks.amazonaws.com"');
  return JSON.parse(
    text
      .replace('"iam:PassedToService":"eks.amazonaws.com"', '"iam:PassedToService":"ec2.amazonaws.com"')
      .replace("alias/cluster-api-provider-aws-*", "alias/another-*"),
  ) as PolicyDocument;
}
