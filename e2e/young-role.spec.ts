import { expect, test } from "./fixtures";
import { prepareRole } from "./role-admin";
import { expectEveryCheckPassed, expectState, submitRoleArn } from "./steps";

/** Longer than any test: the test itself says when AWS has spread the role. */
const NOT_YET_MS = 600_000;

/** The page stands before AWS has answered for the first time. */
const LATENCY_MS = 2_000;

test.beforeEach(({ signInAs }) => signInAs("globex"));

test("a role that AWS has not yet spread connects by itself after a countdown", async ({
  page,
  account,
  sandbox,
}) => {
  await sandbox.disturb(account.id, { propagationDelayMs: NOT_YET_MS });
  const { roleArn } = await prepareRole(page, account);
  await sandbox.disturbVendor({ latencyMs: LATENCY_MS });
  await submitRoleArn(page, roleArn);
  await expect(page.getByRole("timer")).toContainText(/Next attempt in \d+ seconds?\..*Attempt \d of 5\./);
  await expectState(page, "propagating");
  await page.evaluate(() => document.documentElement.setAttribute("data-same-page", ""));
  await sandbox.calm();

  await expectEveryCheckPassed(page);
  await expectState(page, "connected");
  await expect(page.getByRole("timer")).toBeHidden();
  await expect(page.locator("html[data-same-page]")).toBeAttached();
});

test("whoever leaves while AWS spreads the role comes back to a connection", async ({
  page,
  account,
  sandbox,
}) => {
  await sandbox.disturb(account.id, { propagationDelayMs: NOT_YET_MS });
  const { connectionId, roleArn } = await prepareRole(page, account);
  await submitRoleArn(page, roleArn);
  await expect(page.getByRole("timer")).toBeVisible();
  await page.goto("/connections");
  const row = page.getByRole("listitem").filter({ hasText: account.id });
  await expect(row.getByText("Waiting for AWS")).toBeVisible();

  await sandbox.calm();
  await page.goto(`/connections/${connectionId}/setup/verify`);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);
});
