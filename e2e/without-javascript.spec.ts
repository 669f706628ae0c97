import { expect, personOf, test } from "./fixtures";
import { createRole } from "./role-admin";
import {
  confirmRoleCreated,
  expectEveryCheckPassed,
  expectState,
  fillSignIn,
  submitRoleArn,
  verifyAgain,
} from "./steps";

test.use({ javaScriptEnabled: false });

test("without JavaScript the whole way from signing in to connected can be gone", async ({
  page,
  account,
  sandbox,
}) => {
  await page.goto("/connections/new");
  await fillSignIn(page, personOf("globex"));
  await expect(page).toHaveURL(/\/connections\/new$/);

  await page.getByRole("radio", { name: "InfraWatch" }).check();
  await page.getByLabel("AWS account ID").fill("4444");
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.getByLabel("AWS account ID")).toHaveAccessibleDescription(/12 digits, and this has 4/);
  await expect(page.getByLabel("AWS account ID")).toHaveValue("4444");
  await expect(page.getByRole("radio", { name: "InfraWatch" })).toBeChecked();
  await page.getByLabel("AWS account ID").fill(account.id);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page).toHaveURL(/\/setup\/create-role$/);

  const roleArn = await createRole(page, account);
  await confirmRoleCreated(page);
  await submitRoleArn(page, roleArn.replace("::", ":"));
  await expect(page.getByLabel("Role ARN")).toHaveAccessibleDescription(/A colon is missing/);
  await sandbox.disturbVendor({ latencyMs: 1_000 });
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);

  await sandbox.calm();
  await verifyAgain(page);
  await expectState(page, "connected");
  await page.getByRole("link", { name: "See what to do next" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Connected" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
});

test("without JavaScript a wrong password is refused and the address is kept", async ({ page }) => {
  const { email } = personOf("globex");
  await page.goto("/sign-in");
  await fillSignIn(page, { email, password: "not-the-password" });
  await expect(page.getByText("The e-mail address or the password is not right.")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
});
