import { readFile } from "node:fs/promises";
import { expect, personOf, test } from "./fixtures";
import { expectAccessible } from "./harness/accessible";
import { prepareRole } from "./role-admin";
import { expectState, submitRoleArn } from "./steps";

const PHONE = { width: 390, height: 844 };

test.slow(true, "axe looks at the page four times");

test("an admin finds what was done to a connection, by whom, and takes it away as a file", async ({
  page,
  account,
  signInAs,
}) => {
  await signInAs("acme");
  const { connectionId, roleArn } = await prepareRole(page, account);
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");

  await signInAs("admin");
  await page.goto("/admin");
  await page.getByRole("main").getByRole("link", { name: "Audit log" }).click();
  await page.getByLabel("Connection").fill(connectionId);
  await page.getByLabel("Action").fill("connection.");
  await page.getByRole("button", { name: "Filter events" }).click();
  await expect(page).toHaveURL(new RegExp(`connection=${connectionId}`));
  const entries = page.getByRole("main").locator("ol > li");
  await expect(entries.first()).toContainText(`Entered the Role ARN ${roleArn}`);
  await expect(entries.first()).toContainText(personOf("acme").email);
  await expect(entries.last()).toContainText("Began a connection");
  await entries.first().locator("summary").click();
  await expect(entries.first().getByRole("link", { name: connectionId })).toHaveAttribute(
    "href",
    `/support/connections/${connectionId}`,
  );
  await expectAccessible(page, "the audit log");
  await page.setViewportSize(PHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.width);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  const file = await readFile(await (await download).path(), "utf8");
  expect(file.trimEnd().split("\r\n")).toHaveLength((await entries.count()) + 1);
  expect(file).toContain(roleArn);

  await page.getByLabel("From").fill("2001-01-01");
  await page.getByLabel("Until").fill("2001-01-02");
  await page.getByRole("button", { name: "Filter events" }).click();
  await expect(page.getByRole("heading", { name: "No event matches" })).toBeVisible();
  await page.goto("/admin/audit-log?from=yesterday");
  await expect(page.getByText("Write the day as year-month-day")).toBeVisible();
  await expect(page.getByRole("link", { name: "Export as CSV" })).toHaveCount(0);
});

test("to support and to customers there is no audit log", async ({ page, signInAs, consoleGuard }) => {
  consoleGuard.tolerate(/status of 404/); // The browser itself reports the page's own status.
  for (const who of ["support", "acme"] as const) {
    await signInAs(who);
    for (const address of ["/admin/audit-log", "/admin/audit-log/export"])
      expect((await page.request.get(address)).status()).toBe(404);
  }
});
