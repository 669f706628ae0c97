import { expect, test } from "./fixtures";
import { prepareRole, putPolicy, without } from "./role-admin";
import {
  checkOf,
  expectCheck,
  expectEveryCheckPassed,
  expectState,
  readDocument,
  remedyOf,
  submitRoleArn,
  unfoldFindings,
  verifyAgain,
} from "./steps";

test.beforeEach(({ signInAs }) => signInAs("acme"));

test("a permission that is missing is named, and the shown policy adds it and no more", async ({
  page,
  account,
}) => {
  const { roleArn, roleName } = await prepareRole(page, account, ({ permissionPolicy }) => ({
    permissionPolicy: without(permissionPolicy, "EKS"),
  }));
  await submitRoleArn(page, roleArn);
  await expectState(page, "action-needed");
  await expectCheck(page, "permissions", "fail");
  await expectCheck(page, "external-id-exact", "pass");
  await unfoldFindings(page);
  const findings = checkOf(page, "permissions").getByRole("table", {
    name: "Permissions that are not granted",
  });
  await expect(findings.getByRole("row", { name: /eks:ListClusters .* EKS Not granted/ })).toBeVisible();

  const addition = await readDocument(page, "remedy-permissions");
  const added = addition.json.Statement.flatMap(({ Action }) => Action ?? []);
  expect(added.every((action) => action.startsWith("eks:"))).toBe(true);
  await putPolicy(account.cli, roleName, "RolebridgeAddition", addition.text);
  await verifyAgain(page);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);
});

test("a missing optional permission is advice, and the connection works without it", async ({
  page,
  account,
}) => {
  const { roleArn } = await prepareRole(page, account, ({ permissionPolicy }) => ({
    permissionPolicy: without(permissionPolicy, "Health"),
  }));
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  await expectCheck(page, "permissions", "warn");
  await expect(remedyOf(page, "permissions")).toContainText("InfraWatch works without");
});

test("permissions that cannot be looked at are called not verified on every page, until they can be", async ({
  page,
  account,
}) => {
  const { connectionId, roleArn, roleName } = await prepareRole(page, account, ({ permissionPolicy }) => ({
    permissionPolicy: without(permissionPolicy, "SelfCheck"),
  }));
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  await expectCheck(page, "permissions", "unverified");
  const remedy = remedyOf(page, "permissions");
  await expect(remedy).toContainText("The permissions could not be looked at");
  const selfCheck = await readDocument(page, "remedy-permissions");

  const notVerified = page.getByRole("main").getByText(/permissions are not verified/i);
  await page.goto(`/connections/${connectionId}/setup/connected`);
  await expect(notVerified).toBeVisible();
  await page.goto(`/connections/${connectionId}`);
  await expect(notVerified).toBeVisible();
  await page.goto("/connections");
  const row = page.getByRole("listitem").filter({ hasText: account.id });
  await expect(row.getByText(/permissions not verified/i)).toBeVisible();

  await putPolicy(account.cli, roleName, "RolebridgeSelfCheck", selfCheck.text);
  await row.getByRole("link").click();
  await verifyAgain(page);
  await expectEveryCheckPassed(page);
  await page.goto(`/connections/${connectionId}`);
  await expect(notVerified).toBeHidden();
});
