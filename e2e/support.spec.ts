import { expect, test } from "./fixtures";
import { expectAccessible } from "./harness/accessible";
import { resetCounts } from "./products/database";
import { prepareRole } from "./role-admin";
import { checkOf, expectState, submitRoleArn } from "./steps";

const PHONE = { width: 390, height: 844 };

test("support finds a connection by whatever a ticket names", async ({ page, account, signInAs }) => {
  await signInAs("acme");
  const { connectionId, roleArn } = await prepareRole(page, account);
  const externalId = /rb-[0-9a-z]{32}/.exec(await page.content())?.[0] ?? "";
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  const opening = checkOf(page, "role-assumable");
  await opening.getByText(/What AWS answered/).click();
  const requestId = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec((await opening.textContent()) ?? "")?.[0] ?? "";

  await signInAs("support");
  const inList = page.locator(`tbody a[href="/support/connections/${connectionId}"]`);
  const dashed = account.id.replace(/(....)(....)(....)/, "$1-$2-$3");
  for (const [text, understood] of [
    [dashed, `AWS account ID ${account.id}`],
    [roleArn, `Role ARN ${roleArn}`],
    [externalId, `External ID ${externalId}`],
    [requestId, `AWS request ID ${requestId}`],
    [connectionId, `connection ${connectionId}`],
  ] as const) {
    await page.goto("/support");
    await page.getByLabel("Search").fill(text);
    await page.getByLabel("Search").press("Enter");
    await expect(page.getByRole("main")).toContainText(`Searched as ${understood}`);
    await expect(inList, text).toHaveCount(1);
    await expect(page.locator("tbody tr")).toHaveCount(1);
  }
});

test("support narrows the list, keeps the filter in the address and widens it again", async ({
  page,
  account,
  signInAs,
}) => {
  await signInAs("acme");
  await prepareRole(page, account);
  await submitRoleArn(page, `arn:aws:iam::${account.id}:user/admin`);
  await expect(page.getByText(/^This is the ARN of an IAM user/)).toBeVisible();
  await signInAs("support");
  await page.goto("/support");
  await page.getByLabel("Search").fill(account.id);
  await page.getByLabel("State", { exact: true }).selectOption("Broken");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/q=\d{12}&.*state=broken/);
  await expect(page.getByRole("heading", { name: "No connection matches" })).toBeVisible();
  await expectAccessible(page, "support finds nothing");
  await page.getByRole("link", { name: "Remove the filter State: Broken" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await expect(page.locator("tbody tr")).toContainText("Awaiting set-up");
  await expectAccessible(page, "support's list");
  await page.setViewportSize(PHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.width);

  await page.locator("tbody tr").getByRole("link").click();
  const refusal = "The form refused a Role ARN: it is the ARN of an IAM user.";
  await expect(page.getByRole("definition").filter({ hasText: refusal })).toBeVisible();
  await expect(page.locator("[data-refusal]")).toContainText(refusal);
  await expect(page.locator("#diagnostic")).toContainText(refusal);
  await expectAccessible(page, "a refusal as support sees it");

  await page.goto("/support?state=gone&verdict=role-assumed&after=x");
  await expect(page.getByRole("main")).toContainText("it was left out: State, Gravest finding");
});

test("a secret that is pasted into the search is not repeated", async ({ page, signInAs }) => {
  const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz";
  await signInAs("support");
  await page.goto(`/support?q=${encodeURIComponent(secret)}`);
  await expect(page.getByRole("main")).toContainText("It was not searched for");
  expect(await page.locator("body").innerHTML()).not.toContain(secret);
});

test("support names the cause from the connection's page, and takes it into a ticket", async ({
  page,
  account,
  signInAs,
}) => {
  await signInAs("acme");
  const { connectionId, roleArn } = await prepareRole(page, account, ({ trustPolicy }) => ({
    trustPolicy: {
      ...trustPolicy,
      Statement: trustPolicy.Statement.map(({ Condition: _, ...rest }) => rest),
    },
  }));
  await submitRoleArn(page, roleArn);
  await expectState(page, "refused");

  await signInAs("support");
  await page.goto(`/support?q=${account.id}&state=refused`);
  await expect(page.locator("tbody tr")).toContainText("The role opens without an External ID");
  await page.locator("tbody tr").getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/support/connections/${connectionId}$`));
  await expect(
    page.getByRole("heading", { name: "The role is open to others, so we do not use it" }),
  ).toBeVisible();
  await expect(checkOf(page, "external-id-required")).toHaveAttribute("data-verdict", "fail");
  const diagnostic = (await page.locator("#diagnostic").textContent()) ?? "";
  expect(diagnostic).toContain(roleArn);
  expect(diagnostic).toContain("external-id-required: fail, assumable-without-external-id");
  const run = page.locator("[data-run]").first();
  await expect(run).toContainText("The role opens without an External ID");
  await expectAccessible(page, "a refused connection as support sees it");

  await page.getByText("Ask the customer for it").click();
  const [command = ""] =
    /aws iam get-role.*json/s.exec(await page.locator("#trust-request").innerText()) ?? [];
  const trustPolicy = await account.cli.paste(command);
  await page.getByLabel("Trust policy or error that the customer sent").fill(trustPolicy);
  await page.getByRole("button", { name: "Examine the text" }).click();
  const finding = page.locator('[data-finding="external-id-not-demanded"]');
  await expect(finding).toContainText("without your External ID");
  await expect(page.locator("#sent-trust-corrected")).toContainText("sts:ExternalId");
  await expectAccessible(page, "what the doctor tells support");

  await signInAs("acme");
  await page.goto(`/connections/${connectionId}/setup/verify`);
  await expect(finding, "what support examined is kept nowhere").toHaveCount(0);
  await page.getByLabel("The role's trust policy, or the error that AWS shows").fill(trustPolicy);
  await page.getByRole("button", { name: "Examine the trust policy" }).click();
  await expect(finding).toBeVisible();
  await signInAs("support");
  await page.goto(`/support/connections/${connectionId}`);
  await expect(finding, "what the customer pasted is seen at once").toBeVisible();
  await expect(page.locator("#diagnostic")).toContainText("external-id-not-demanded: ");

  await page.getByRole("button", { name: "Verify again" }).click();
  await expectState(page, "refused");
  await page.reload();
  await expect(page.locator("[data-run]")).toHaveCount(2);
  await expect(page.locator("[data-run]").first()).toContainText("by Nora Field");
  const buttons = page
    .getByRole("main")
    .getByRole("button")
    .filter({ hasNotText: /^(Copy|Verify again|Examine the text)/ });
  await expect(buttons, "nothing else can be pressed").toHaveCount(0);
  await page.setViewportSize(PHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.width);

  const requestId = /request id ([0-9a-f-]{36})/.exec(diagnostic)?.[1] ?? "";
  await page.goto(`/support?q=${requestId}`);
  await page.getByRole("link", { name: "Open the verification" }).click();
  await expect(page.locator("[data-run]").first()).toContainText(requestId);

  const file = await page.request.get(`/support/export?q=${account.id}`);
  expect(file.headers()["content-type"]).toContain("text/csv");
  expect(await file.text()).toContain(`"${connectionId}"`);
});

test("the overview draws today's numbers from the first look on, and every day that was counted", async ({
  page,
  account,
  signInAs,
}) => {
  await signInAs("acme");
  await prepareRole(page, account);
  await resetCounts();
  await signInAs("support");
  await page.goto("/support/overview");
  const product = page.getByRole("region", { name: "InfraWatch" });
  await expect(product.getByRole("link", { name: /\d+ Awaiting set-up/ })).toBeVisible();
  await expectAccessible(page, "the overview on the first day");

  await resetCounts(60);
  await page.goto("/support/overview?days=90");
  await expect(product.getByRole("img")).toHaveAccessibleName(/^InfraWatch: .* at most 3,600\./);
  await product.getByText("The numbers of every day").click();
  await expect(product.getByRole("row")).toHaveCount(62);
  await expect(product.getByRole("row").last()).toContainText("3,000");
  await expectAccessible(page, "the overview of many days");
  await page.getByRole("link", { name: "7 days" }).click();
  await expect(product.getByRole("img")).toHaveAccessibleName(/at most 360\./);
  await product.getByRole("link", { name: /Awaiting set-up/ }).click();
  await expect(page).toHaveURL(/\/support\?product=infrawatch&state=awaiting-setup$/);
});
