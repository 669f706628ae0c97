import { expect, test } from "./fixtures";
import { prepareRole } from "./role-admin";
import { beginConnection, confirmRoleCreated, expectState, readDocument, submitRoleArn } from "./steps";

test.beforeEach(({ signInAs }) => signInAs("acme"));

test("an address of a later step leads to the furthest step that is open", async ({
  page,
  account,
  consoleGuard,
}) => {
  const { id } = await beginConnection(page, { product: "InfraWatch", accountId: account.id });
  const open = (step: string) => page.goto(`/connections/${id}/setup/${step}`);
  for (const later of ["role-arn", "verify", "connected"]) {
    await open(later);
    await expect(page).toHaveURL(/\/setup\/create-role$/);
  }
  await confirmRoleCreated(page);
  for (const later of ["verify", "connected"]) {
    await open(later);
    await expect(page).toHaveURL(/\/setup\/role-arn$/);
  }
  await open("account");
  await expect(page.getByLabel("AWS account ID")).toHaveValue(account.id);
  consoleGuard.tolerate(/status of 404/); // The browser itself reports the page's own status.
  expect((await open("no-such-step"))?.status()).toBe(404);
});

test("Back and Forward show each step as it was, and start nothing", async ({ page, account, sandbox }) => {
  const { roleArn } = await prepareRole(page, account);
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  const asked = (await sandbox.callsAbout(roleArn)).length;

  await page.goBack();
  await expect(page.getByLabel("Role ARN")).toHaveValue(roleArn);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Create the role" })).toBeVisible();
  await page.goForward();
  await expect(page.getByLabel("Role ARN")).toBeVisible();
  await page.goForward();
  await expectState(page, "connected");
  expect((await sandbox.callsAbout(roleArn)).length).toBe(asked);
});

test("another account can still be named before anything is proven, and the External ID stays", async ({
  page,
  account,
  sandbox,
}) => {
  await beginConnection(page, { product: "InfraWatch", accountId: account.id });
  const before = await readDocument(page, "trust-policy");
  const other = await sandbox.createAccount();
  await page.getByRole("link", { name: "Back" }).click();
  await page.getByLabel("AWS account ID").fill(other.accountId);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page).toHaveURL(/\/setup\/create-role$/);
  expect((await readDocument(page, "trust-policy")).text).toBe(before.text);
  const { text } = await readDocument(page, "permission-policy");
  expect(text).toContain(`:${other.accountId}:`);
  expect(text).not.toContain(account.id);
});
