import { expect, test } from "./fixtures";
import { expectAccessible } from "./harness/accessible";
import { prepareRole } from "./role-admin";
import {
  checkOf,
  expectCheck,
  expectEveryCheckPassed,
  expectState,
  submitRoleArn,
  verifyAgain,
} from "./steps";

test.beforeEach(async ({ signInAs, sandbox }) => {
  await signInAs("acme");
  await sandbox.disturbVendor({}); // What a switch changes is put right afterwards.
});

test("from the notice to the sandbox's page: AWS throttles, nobody is blamed; switched off, it connects", async ({
  page,
  account,
  sandbox,
}) => {
  const { connectionId, roleArn } = await prepareRole(page, account);
  await page.getByRole("complementary", { name: "Sandbox" }).getByRole("link").click();
  await expect(page).toHaveURL(`${sandbox.endpoint}/_sandbox/`);
  const ourSide = page.getByRole("region", { name: /^Our side/ });
  await expect(ourSide).toContainText("Nothing goes wrong at the moment.");
  await ourSide.getByRole("button", { name: /Switch on “AWS throttles”/ }).click();
  await expect(ourSide).toContainText("All calls are throttled.");

  await page.goto(`/connections/${connectionId}/setup/role-arn`);
  await submitRoleArn(page, roleArn);
  await expectCheck(page, "role-assumable", "inconclusive");
  await expectState(page, "awaiting-setup");
  await expect(checkOf(page, "role-assumable")).toContainText("Throttling");

  await page.goto(`${sandbox.endpoint}/_sandbox/`);
  await expect(page.getByRole("region", { name: "Newest calls" })).toContainText("sts:AssumeRole");
  await ourSide.getByRole("button", { name: /Switch off “AWS throttles”/ }).click();
  await expect(ourSide).toContainText("Nothing goes wrong at the moment.");
  await page.goto(`/connections/${connectionId}/setup/role-arn`);
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);
});

test("a service control policy and a boundary of the customer's are switched on, and the page of the permissions says so", async ({
  page,
  account,
  sandbox,
}) => {
  const { connectionId, roleArn, roleName } = await prepareRole(page, account);
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  const customer = page.getByRole("region", { name: `A customer: account ${account.id}` });
  await page.goto(`${sandbox.endpoint}/_sandbox/`);
  await customer.getByText("A permissions boundary on one of its roles").click();
  await customer.getByRole("button", { name: `Switch on “${roleName}”` }).click();
  await expect(customer).toContainText("Its boundary is arn:aws:iam::aws:policy/IAMReadOnlyAccess.");
  await page.goto(`/connections/${connectionId}`);
  await verifyAgain(page);
  await expectCheck(page, "permissions", "fail");
  await expect(page.getByRole("main")).toContainText(/boundary/i);
});

test("the sandbox's page is accessible, and needs no script", async ({ page, sandbox, account, browser }) => {
  await page.goto(`${sandbox.endpoint}/_sandbox/`);
  for (const summary of await page.locator("summary").all()) await summary.click();
  await expectAccessible(page, "the sandbox's page");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${sandbox.endpoint}/_sandbox/`);
  const customer = plain.getByRole("region", { name: `A customer: account ${account.id}` });
  await customer.getByRole("button", { name: /Switch on “IAM changes take 10 s”/ }).click();
  await expect(customer).toContainText("Changes of its IAM take effect after 10 s.");
  await customer.getByRole("button", { name: /Switch everything off/ }).click();
  await expect(customer).toContainText("Nothing goes wrong at the moment.");
  await context.close();
});
