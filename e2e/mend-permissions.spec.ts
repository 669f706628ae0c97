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

test("what is missing is also shown as a change of the policy that is there, and that mends it too", async ({
  page,
  account,
}) => {
  const { roleArn, roleName } = await prepareRole(page, account, ({ permissionPolicy }) => ({
    permissionPolicy: without(permissionPolicy, "EKS"),
  }));
  await submitRoleArn(page, roleArn);
  await expectState(page, "action-needed");
  const remedy = remedyOf(page, "permissions");
  await remedy.getByText("Or change a policy that is there instead").click();
  await expect(remedy.getByText("The inline policy Permissions with the addition")).toBeVisible();
  await expect(remedy.locator('[data-change="added"]').first()).toBeVisible();
  const changed = await readDocument(page, "change-permissions");
  await putPolicy(account.cli, roleName, "Permissions", changed.text);
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
  sandbox,
}) => {
  const { connectionId, roleArn, roleName } = await prepareRole(page, account, ({ permissionPolicy }) => ({
    permissionPolicy: without(permissionPolicy, "SelfCheck"),
  }));
  // A refusal would be an answer: InfraWatch needs that call, too.
  await sandbox.disturb(account.id, { fault: { kind: "internal-failure", actions: ["ListRolePolicies"] } });
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
  await sandbox.calm();
  await row.getByRole("link").click();
  await verifyAgain(page);
  await expectEveryCheckPassed(page);
  await page.goto(`/connections/${connectionId}`);
  await expect(notVerified).toBeHidden();
});

test("a statement that denies is named with its policy, and changing it mends the connection", async ({
  page,
  account,
}) => {
  const guard = (Action: string) => ({
    Version: "2012-10-17" as const,
    Statement: [{ Sid: "KeepClusters", Effect: "Deny" as const, Action, Resource: "*" }],
  });
  const { roleArn, roleName } = await prepareRole(page, account);
  await putPolicy(account.cli, roleName, "Guard", JSON.stringify(guard("eks:ListClusters")));
  await submitRoleArn(page, roleArn);
  await expectState(page, "action-needed");
  await expectCheck(page, "permissions", "fail");
  const place = `the statement KeepClusters of the inline policy Guard of role ${roleName}`;
  const findings = checkOf(page, "permissions").getByRole("table", {
    name: "Permissions that are not granted",
  });
  await expect(findings.getByRole("row", { name: /eks:ListClusters/ })).toContainText(`Denied by ${place}`);
  const remedy = remedyOf(page, "permissions");
  await expect(remedy).toContainText("A policy denies what the product needs");
  await expect(remedy.getByText(/The statement KeepClusters of .* denies eks:ListClusters/)).toBeVisible();

  const standing = await readDocument(page, "standing-permissions-1");
  expect(standing.json.Statement).toEqual(guard("eks:ListClusters").Statement);

  await putPolicy(account.cli, roleName, "Guard", JSON.stringify(guard("eks:DeleteCluster")));
  await verifyAgain(page);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);
});

test("a role that may not ask about itself is judged by its policies, and the grade says so", async ({
  page,
  account,
}) => {
  const { roleArn, connectionId } = await prepareRole(page, account, ({ permissionPolicy }) => ({
    permissionPolicy: without(permissionPolicy, "SelfCheck"),
  }));
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);
  const grade = checkOf(page, "permissions").locator('[data-grade="simulated-from-policies"]');
  await expect(grade).toHaveText(/Worked out from its policies/);
  await page.goto(`/connections/${connectionId}`);
  await expect(grade).toBeVisible();
});
