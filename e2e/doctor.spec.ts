import { expect, test } from "./fixtures";
import { expectAccessible } from "./harness/accessible";

const row = (id: string) => `[data-self-check="${id}"]`;

test("support opens the doctor: all is in order; what AWS breaks is named, and mended it is in order again", async ({
  page,
  sandbox,
  signInAs,
}) => {
  await signInAs("support");
  await page.goto("/support");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Doctor" }).click();
  await expect(page.getByText("Our own side is in order")).toBeVisible();
  await expect(page.locator(row("vendor-identity"))).toContainText("user/rolebridge-vendor");
  await expect(page.locator(row("probe-role"))).toHaveAttribute("data-verdict", "ok");
  await expect(page.locator(row("migrations"))).toHaveAttribute("data-verdict", "ok");
  await expectAccessible(page, "the doctor, all in order");

  await sandbox.disturbVendor({ stsDisabledRegions: ["us-east-1"], fault: null });
  await page.getByRole("link", { name: "Ask again" }).click();
  await expect(page.getByText("Broken: Permission to assume roles")).toBeVisible();
  await expect(page.locator(row("assume-role"))).toContainText("Activate STS in us-east-1");
  await expectAccessible(page, "the doctor, something broken");

  await sandbox.calm();
  await page.getByRole("link", { name: "Ask again" }).click();
  await expect(page.getByText("Our own side is in order")).toBeVisible();
});

test("a customer's member finds no doctor", async ({ page, signInAs, consoleGuard }) => {
  consoleGuard.tolerate(/status of 404/); // The browser itself reports the page's own status.
  await signInAs("acme");
  expect((await page.goto("/admin/doctor"))?.status()).toBe(404);
});
