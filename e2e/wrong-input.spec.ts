import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { createRole } from "./role-admin";
import {
  beginConnection,
  confirmRoleCreated,
  expectEveryCheckPassed,
  expectState,
  readDocument,
  submitRoleArn,
} from "./steps";

async function expectFieldError(page: Page, label: string, value: string, message: RegExp): Promise<void> {
  const field = page.getByLabel(label);
  await expect(field).toHaveAccessibleDescription(message);
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveValue(value);
  await expect(field).toBeFocused();
}

test("a wrong Role ARN is named for what it is, and stays in the field", async ({ page, signInAs }) => {
  await signInAs("globex");
  await beginConnection(page, { product: "InfraWatch", accountId: "444455556666" });
  await confirmRoleCreated(page);
  const cases: [pasted: string, message: RegExp][] = [
    ["", /Paste the ARN of the role\. The role's ARN is at the top/],
    ["arn:aws:iam::444455556666:user/mara", /This is the ARN of an IAM user; the ARN of the role is wanted/],
    [
      "arn:aws:sts::444455556666:assumed-role/InfraWatchRole/session",
      /a session of the role; .* probably arn:aws:iam::444455556666:role\/InfraWatchRole/,
    ],
    ["arn:aws-cn:iam::444455556666:role/InfraWatchRole", /in another partition/],
    [
      "arn:aws:iam:444455556666:role/InfraWatchRole",
      /A colon is missing .* probably is arn:aws:iam::444455556666:role\/InfraWatchRole/,
    ],
    [`arn:aws:iam::444455556666:role/${"x".repeat(2048)}`, /longer than any ARN/],
    [
      "arn:aws:iam::777788889999:role/InfraWatchRole",
      /in account 777788889999, but you named account 444455556666/,
    ],
    ["InfraWatchRole", /a role's name; its whole ARN is wanted/],
    ["444455556666", /an account ID; the role's whole ARN is wanted/],
  ];
  for (const [pasted, message] of cases) {
    await test.step(pasted.slice(0, 60) || "nothing", async () => {
      await submitRoleArn(page, pasted);
      await expectFieldError(page, "Role ARN", pasted, message);
    });
  }
  await expect(page).toHaveURL(/\/setup\/role-arn$/);
});

test("a malformed account ID is named for what it is, and stays in the field", async ({ page, signInAs }) => {
  await signInAs("globex");
  await page.goto("/connections/new");
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.getByText("Choose a product.")).toBeVisible();
  await expect(page.getByRole("radio").first()).toBeFocused();
  const methods = page.getByRole("group", { name: "Access method" });
  await page.getByRole("radio", { name: "Cloudlvl" }).check();
  await expect(methods).toBeVisible();
  await page.getByRole("radio", { name: "InfraWatch" }).check();
  await expect(methods, "there is one way alone").toBeHidden();
  const cases: [typed: string, message: RegExp][] = [
    ["", /Enter the 12 digits/],
    ["44445555666", /An account ID has 12 digits, and this has 11/],
    ["123456789012", /placeholder of an example/],
    ["arn:aws:iam::444455556666:root", /This is an ARN; here only the account ID is wanted/],
    ["mara@acme.example", /This is an email address/],
    ["acme-production", /looks like an account alias/],
    ["4".repeat(2049), /far longer than an account ID/],
  ];
  for (const [typed, message] of cases) {
    await test.step(typed.slice(0, 60) || "nothing", async () => {
      await page.getByLabel("AWS account ID").fill(typed);
      await page.getByRole("button", { name: "Continue", exact: true }).click();
      await expectFieldError(page, "AWS account ID", typed, message);
      await expect(page.getByRole("radio", { name: "InfraWatch" })).toBeChecked();
    });
  }
});

test("an ID and an ARN are taken with the blanks, dashes and quotes that were pasted along", async ({
  page,
  account,
  signInAs,
}) => {
  await signInAs("globex");
  const dashed = account.id.replace(/(\d{4})(?=\d)/g, "$1-");
  await beginConnection(page, { product: "InfraWatch", accountId: ` ${dashed} ` });
  const roleArn = await createRole(page, account);
  await confirmRoleCreated(page);
  await submitRoleArn(page, ` "${roleArn}", `);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);
});

test("an External ID, a customer or a principal that the browser sends along is ignored", async ({
  page,
  signInAs,
}) => {
  await signInAs("globex");
  await page.goto("/connections/new");
  await page.getByRole("radio", { name: "InfraWatch" }).check();
  await page.getByLabel("AWS account ID").fill("444455556666");
  await page.locator("main form").evaluate((form) => {
    for (const name of ["externalId", "customerId", "vendorPrincipal", "state", "roleArn"]) {
      const input = Object.assign(document.createElement("input"), { type: "hidden", name });
      input.value = "chosen-by-the-browser";
      form.append(input);
    }
  });
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page).toHaveURL(/\/setup\/create-role$/);
  expect(await page.content()).not.toContain("chosen-by-the-browser");
  const { json } = await readDocument(page, "trust-policy");
  const [statement] = json.Statement;
  expect(statement?.Principal).toEqual({ AWS: expect.stringMatching(/^arn:aws:iam::111122223333:/) });
  expect(JSON.stringify(statement?.Condition)).toMatch(/"sts:ExternalId":"[\w+=,.@:/-]{22,}"/);
});
