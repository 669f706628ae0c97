import { expect, test } from "./fixtures";
import { expectAccessible, findViolations } from "./harness/accessible";
import { prepareRole, without } from "./role-admin";
import { beginConnection, expectEveryCheckPassed, expectState, submitRoleArn } from "./steps";

test.slow(true, "axe looks at every page four times");

test("signing in is accessible, and so is a page that does not exist", async ({
  page,
  signInAs,
  consoleGuard,
}) => {
  await page.goto("/sign-in");
  await expectAccessible(page, "sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("E-mail address")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page, "sign-in with faults");

  await signInAs("globex");
  consoleGuard.tolerate(/status of 404/); // The browser itself reports the page's own status.
  await page.goto("/no-such-page");
  await expectAccessible(page, "no such page");
});

test("every page of the set-up is accessible", async ({ page, account, signInAs }) => {
  await signInAs("acme");
  await page.goto("/connections/new");
  await expectAccessible(page, "choose product and account");
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.getByText("Choose a product.")).toBeVisible();
  await expectAccessible(page, "choose product and account with faults");

  const { connectionId, roleArn } = await prepareRole(page, account);
  await expectAccessible(page, "enter the Role ARN");
  await submitRoleArn(page, "not an ARN");
  await expect(page.getByText(/This is not an ARN/)).toBeVisible();
  await expectAccessible(page, "enter the Role ARN with a fault");
  await page.goto(`/connections/${connectionId}/setup/create-role`);
  await page.getByText("Use the AWS CLI instead").click();
  await expectAccessible(page, "create the role");

  await page.goto(`/connections/${connectionId}/setup/role-arn`);
  await submitRoleArn(page, roleArn);
  await expectEveryCheckPassed(page);
  await expectState(page, "connected");
  await expectAccessible(page, "verified");
  await page.goto(`/connections/${connectionId}/setup/connected`);
  await expectAccessible(page, "connected");
  await page.goto(`/connections/${connectionId}`);
  await page.getByText("The documents of the role").click();
  await expectAccessible(page, "the connection");
  await page.goto("/connections");
  await expectAccessible(page, "the list");
});

test("a refused role, missing permissions and a waiting run are accessible", async ({
  page,
  account,
  sandbox,
  signInAs,
}) => {
  await signInAs("acme");
  const { roleArn } = await prepareRole(page, account, ({ trustPolicy, permissionPolicy }) => ({
    trustPolicy: {
      ...trustPolicy,
      Statement: trustPolicy.Statement.map(({ Condition: _, ...rest }) => rest),
    },
    permissionPolicy: without(permissionPolicy, "EKS", "Health", "MQ"),
  }));
  await submitRoleArn(page, roleArn);
  await expectState(page, "refused");
  await expect(page.locator('[data-remedy="permissions"]')).toBeVisible();
  await expectAccessible(page, "refused, with permissions missing");

  await sandbox.disturbVendor({ fault: { kind: "hang" } });
  await page.getByRole("button", { name: "Verify again" }).click();
  await expectState(page, "verifying");
  await page.emulateMedia({ reducedMotion: "reduce" });
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState, effect }) => {
        const { duration, iterations } = effect?.getComputedTiming() ?? {};
        return playState === "running" && (iterations === Infinity || Number(duration) > 10);
      })
      .map((animation) => ("animationName" in animation ? animation.animationName : "transition")),
  );
  expect(moving, "nothing moves for those who asked for less motion").toEqual([]);
  expect(await findViolations(page)).toEqual([]);
});

test("in forced colors every verdict can still be told, and the focus still be seen", async ({
  page,
  account,
  signInAs,
}) => {
  await signInAs("globex");
  await page.emulateMedia({ forcedColors: "active" });
  const { roleArn } = await prepareRole(page, account);
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);
  const marks = page.getByRole("list", { name: "Checks" }).getByText("Passed", { exact: true });
  await expect(marks).toHaveCount(8);
  const again = page.getByRole("button", { name: "Verify again" });
  await page.keyboard.press("Tab");
  await again.focus();
  await expect(again).not.toHaveCSS("outline-style", "none");
});

test("at 200 % zoom the wizard keeps everything within the page", async ({ page, account, signInAs }) => {
  await signInAs("globex");
  await page.setViewportSize({ width: 640, height: 450 });
  await beginConnection(page, { product: "Cloudlvl", accountId: account.id });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(640);
});
