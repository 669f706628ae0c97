import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { CustomerAccount } from "../fixtures";
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
import { approveServices, openSession, readSessionPolicy } from "./approved-services";
import { expect, test } from "./fixtures";
import {
  allowedActions,
  begin,
  expectGuide,
  expectMissing,
  findingOf,
  mendPermissions,
  pasteCommands,
} from "./steps";

const ROLE = "InfraWatchRole";

/** The whole way by role, exactly as the page says. */
async function connect(page: Page, account: CustomerAccount) {
  const product = { product: "InfraWatch", method: "IAM role", accountId: account.id } as const;
  const connectionId = await begin(page, product);
  const roleArn = (await pasteCommands(page, account)).trim();
  await page.getByRole("button", { name: /^I have created/ }).click();
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  return { connectionId, roleArn };
}

test.beforeEach(({ signInAs }) => signInAs("acme"));

test("a session may use the approved services and no other, for up to 12 hours", async ({
  page,
  account,
  vendor,
}) => {
  await connect(page, account);
  await page.getByRole("link", { name: "See what to do next" }).click();
  await page.getByRole("link", { name: "Choose the approved services" }).click();
  await expect(page.getByRole("heading", { name: "Approved services" })).toBeInViewport();

  await test.step("IAM and EC2 are approved, and IAM can be used", async () => {
    await approveServices(page, ["EC2", "IAM"]);
    const { json } = await readSessionPolicy(page);
    expect(allowedActions(json)).toEqual([
      "cloudwatch:*",
      "ec2:Describe*",
      "iam:GenerateCredentialReport",
      "iam:Get*",
      "iam:List*",
    ]);
    const session = await openSession(page, vendor);
    expect(session.hours).toBeCloseTo(12, 1);
    await expect(session.cli.run("iam", "list-users")).resolves.toContain("Users");
  });

  await test.step("EC2 alone is approved, and IAM is refused, though the role may use it", async () => {
    await approveServices(page, ["EC2"]);
    const { cli } = await openSession(page, vendor);
    await expect(cli.run("iam", "list-users")).rejects.toThrow(/AccessDenied.*no session policy allows/s);
    await expect(cli.run("sts", "get-caller-identity")).resolves.toContain("assumed-role/InfraWatchRole");
  });

  await test.step("the file is the document of the page", async () => {
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: /^Download Session policy/ }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("session-policy.json");
    const text = await readFile(await download.path(), "utf8");
    expect(JSON.parse(text)).toEqual((await readSessionPolicy(page)).json);
  });

  await test.step("a role that allows an hour only refuses 12, until it is changed by the shown command", async () => {
    const anHour = ["--role-name", ROLE, "--max-session-duration", "3600"];
    await account.cli.run("iam", "update-role", ...anHour);
    await expect(openSession(page, vendor)).rejects.toThrow(/exceeds the MaxSessionDuration/);
    await account.cli.paste((await page.locator("#command-session-length").textContent()) ?? "");
    expect((await openSession(page, vendor)).hours).toBeCloseTo(12, 1);
  });
});

test("InfraWatch connects by role, and its troubles end in their verdicts", async ({ page, account }) => {
  const { roleArn } = await connect(page, account);
  expect(roleArn).toBe(`arn:aws:iam::${account.id}:role/${ROLE}`);
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

  await test.step("sessions of an hour and access that is too wide are advice only", async () => {
    const admin = ["--policy-arn", "arn:aws:iam::aws:policy/AdministratorAccess"];
    await account.cli.run("iam", "update-role", "--role-name", ROLE, "--max-session-duration", "3600");
    await account.cli.run("iam", "attach-role-policy", "--role-name", ROLE, ...admin);
    await verifyAgain(page);
    await expectState(page, "connected");
    await expectCheck(page, "least-privilege", "warn");
    await expect(remedyOf(page, "least-privilege")).toContainText("s3:GetObject");
    await expectCheck(page, "session-duration", "warn");
    await account.cli.paste((await page.locator("#command-session-duration").textContent()) ?? "");
    await account.cli.run("iam", "detach-role-policy", "--role-name", ROLE, ...admin);
    await verifyAgain(page);
    await expectState(page, "connected");
    await expectEveryCheckPassed(page);
  });

  await test.step("AWS Health is advice only", async () => {
    await keep("Health");
    await verifyAgain(page);
    await expectState(page, "connected");
    await expectCheck(page, "permissions", "warn");
    await expect(remedyOf(page, "permissions")).toContainText("InfraWatch works without");
    await expectGuide(page, "InfraWatch", "Business or Enterprise support plan");
    await page.getByRole("link", { name: "See what to do next" }).click();
    await expect(page.getByText("AWS Health needs a support plan")).toBeVisible();
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("services are approved, and approving none is refused with everything kept", async ({
    page,
    account,
  }) => {
    const { connectionId } = await connect(page, account);
    await page.goto(`/connections/${connectionId}#approved-services`);
    await approveServices(page, ["Databases", "MQ"]);
    await approveServices(page, []);
    await expect(page.getByRole("alert")).toHaveText("Approve at least one service: a session needs one.");
    await expect(page.getByRole("checkbox", { name: "Databases", exact: true })).not.toBeChecked();
    const { json } = await readSessionPolicy(page);
    expect(allowedActions(json)).toEqual([
      "cloudwatch:*",
      "mq:Describe*",
      "mq:List*",
      "rds:Describe*",
      "rds:List*",
    ]);
  });
});
