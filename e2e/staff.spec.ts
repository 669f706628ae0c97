import { expect, personOf, test } from "./fixtures";
import { prepareRole } from "./role-admin";
import { expectState, fillSignIn, submitRoleArn } from "./steps";

const PHONE = { width: 390, height: 844 };

test("support signs in to every customer's connections, and comes back to the page that was asked for", async ({
  page,
}) => {
  await page.goto("/support");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsupport$/);
  await fillSignIn(page, personOf("support"));
  await expect(page).toHaveURL(/\/support$/);
  await expect(page.getByRole("banner")).toContainText("Nora Field, Support");
  const nav = page.getByRole("navigation", { name: "Main" });
  await expect(nav.getByRole("link", { name: "Connections" })).toHaveAttribute("aria-current", "page");
  await expect(nav.getByRole("link", { name: "Connections" })).toHaveCSS("text-decoration-line", "underline");
  await expect(nav.getByRole("link", { name: "Admin" })).toHaveCount(0);
  await page.setViewportSize(PHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.width);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
});

test("an admin finds the sections of the admins, and support does not", async ({
  page,
  signInAs,
  consoleGuard,
}) => {
  await signInAs("admin");
  await page.goto("/");
  await expect(page).toHaveURL(/\/support$/);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Admin" }).click();
  await expect(page.getByRole("heading", { name: "Admin", level: 1 })).toBeVisible();
  await expect(page).toHaveTitle("Admin · Rolebridge");

  consoleGuard.tolerate(/status of 404/); // The browser itself reports the page's own status.
  await signInAs("support");
  expect((await page.goto("/admin"))?.status()).toBe(404);
});

test("support verifies a customer's connection again, and is led from its address to the staff's page", async ({
  page,
  account,
  signInAs,
}) => {
  await signInAs("acme");
  const { connectionId, roleArn } = await prepareRole(page, account);
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");

  await signInAs("support");
  for (const address of [`/connections/${connectionId}`, `/connections/${connectionId}/setup/verify`]) {
    await page.goto(address);
    await expect(page).toHaveURL(new RegExp(`/support/connections/${connectionId}$`));
  }
  await page.goto("/connections");
  await expect(page).toHaveURL(/\/support$/);
  await page.getByRole("row").filter({ hasText: account.id }).getByRole("link").click();
  await page.getByRole("button", { name: "Verify again" }).click();
  await expect(page).toHaveURL(new RegExp(`/support/connections/${connectionId}$`));
  await expect(async () => {
    await page.reload();
    await expectState(page, "connected");
  }).toPass();
});
