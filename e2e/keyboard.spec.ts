import type { Locator, Page } from "@playwright/test";
import { expect, personOf, test } from "./fixtures";
import { createRole } from "./role-admin";
import { expectEveryCheckPassed, expectState } from "./steps";

const LONGEST_WAY = 80;

/** Presses Tab until the element has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < LONGEST_WAY; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    expect(await describeFocus(page), "what has the focus is marked").not.toContain("unmarked");
  }
  throw new Error(`Tab does not reach ${target}`);
}

/** What has the focus, and "unmarked" where neither it nor the card around it has an outline. */
function describeFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return "nothing";
    const marked = [focused, focused.closest("label")].some(
      (element) => element && getComputedStyle(element).outlineStyle !== "none",
    );
    return `${marked ? "marked" : "unmarked"} ${focused.outerHTML.slice(0, 120)}`;
  });
}

async function press(page: Page, name: string | RegExp, role: "button" | "link" = "button"): Promise<void> {
  await tabTo(page, page.getByRole(role, { name }).first());
  await page.keyboard.press("Enter");
}

test("the whole wizard can be gone with the keyboard alone", async ({ page, account }) => {
  const { email, password } = personOf("acme");
  await page.goto("/connections/new");
  await tabTo(page, page.getByLabel("E-mail address"));
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/connections\/new$/);

  await press(page, "Continue");
  const products = page.getByRole("group", { name: "Product" }).getByRole("radio");
  await expect(products.first()).toBeFocused();
  await page.keyboard.press("Space");
  const wanted = page.getByRole("radio", { name: "InfraWatch", exact: true });
  for (let left = await products.count(); left > 0 && !(await wanted.isChecked()); left -= 1) {
    await page.keyboard.press("ArrowDown");
  }
  await expect(wanted).toBeChecked();
  await tabTo(page, page.getByLabel("AWS account ID"));
  await page.keyboard.type("4444");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/12 digits, and this has 4/)).toBeVisible();
  await expect(page.getByLabel("AWS account ID")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(account.id);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/setup\/create-role$/);

  const roleArn = await createRole(page, account);
  await press(page, "I have created the role");
  await expect(page).toHaveURL(/\/setup\/role-arn$/);
  await tabTo(page, page.getByLabel("Role ARN"));
  await page.keyboard.type(roleArn.slice(0, -1).replace("::", ":"));
  await press(page, "Verify the role");
  await expect(page.getByText(/A colon is missing/)).toBeVisible();
  await expect(page.getByLabel("Role ARN")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(roleArn);
  await page.keyboard.press("Enter");
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);
  await press(page, "See what to do next", "link");
  await expect(page).toHaveURL(/\/setup\/connected$/);
  await press(page, "Open the connection", "link");
  await expectState(page, "connected");
});

test("what is folded opens with the keyboard, and the skip link leads past the head", async ({
  page,
  signInAs,
}) => {
  await signInAs("acme");
  await page.goto("/connections/new");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main")?.id)).toBe("content");

  await page.getByRole("radio", { name: "InfraWatch" }).check();
  await page.getByLabel("AWS account ID").fill("444455556666");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/setup\/create-role$/);
  const fold = page.locator("summary").filter({ hasText: "Use the AWS CLI instead" });
  await tabTo(page, fold);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Show the ARN to paste here")).toBeVisible();
});
