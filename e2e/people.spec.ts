import type { Browser, BrowserContext, Page } from "@playwright/test";
import { readCode } from "@/lib/second-factor/testing/authenticator";
import { expect, personOf, test } from "./fixtures";
import { expectAccessible } from "./harness/accessible";
import { workerDemo } from "./harness/worker-demo";
import { fillSignIn } from "./steps";

test.slow(true, "axe looks at pages four times");

let counted = 0;
const PASSWORD = "correct-horse-invited";

/** An address of this test's own: people stay in the demo's database. */
function someEmail(): string {
  counted += 1;
  return `invited-${Date.now()}-${counted}@example.test`;
}

/** Opens the newest link that was mailed to somebody, in the demo's outbox. */
async function openInvitation(page: Page, email: string): Promise<void> {
  await page.goto("/outbox");
  await page.locator(`[data-mail="${email}"]`).first().getByRole("link").click();
}

async function newGuest(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: workerDemo().baseUrl });
  return { context, page: await context.newPage() };
}

async function inviteMember(page: Page, email: string, level = "Member"): Promise<void> {
  await page.goto("/members");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("radio", { name: level, exact: true }).check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.locator(`[data-invitation="${email}"]`)).toBeVisible();
}

async function join(page: Page, email: string, name: string): Promise<void> {
  await openInvitation(page, email);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("banner")).toContainText(name);
}

test("from the invitation through the outbox to the first sign-in; removed, the session ends at once", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("acme");
  const email = someEmail();
  await inviteMember(page, email);
  await expectAccessible(page, "the members, with an invitation");

  const guest = await newGuest(browser);
  await openInvitation(guest.page, email);
  await expect(guest.page.getByRole("heading", { name: "Join Acme Robotics" })).toBeVisible();
  await expectAccessible(guest.page, "an invitation");
  await guest.page.getByLabel("Your name").fill("Ines Duarte");
  await guest.page.getByLabel("Password").fill("too short");
  await guest.page.getByRole("button", { name: "Join" }).click();
  await expect(guest.page.getByText("Use at least 12 characters.")).toBeVisible();
  await expect(guest.page.getByLabel("Password")).toHaveValue("");
  await guest.page.getByLabel("Password").fill(PASSWORD);
  await guest.page.getByRole("button", { name: "Join" }).click();
  await expect(guest.page).toHaveURL(/\/connections$/);
  await expect(guest.page.getByRole("banner")).toContainText("Ines Duarte, Acme Robotics");

  await guest.page.goto("/members");
  await expect(guest.page.getByRole("button", { name: "Send the invitation" })).toHaveCount(0);
  await guest.page.getByRole("button", { name: "Sign out" }).click();
  await fillSignIn(guest.page, { email, password: PASSWORD });
  await expect(guest.page).toHaveURL(/\/connections$/);

  await page.goto("/members");
  await page.locator(`[data-person="${email}"]`).getByRole("link").click();
  await expectAccessible(page, "a member");
  await page.getByRole("button", { name: "Remove Ines Duarte" }).click();
  await expect(page).toHaveURL(/\/members$/);
  await expect(page.locator(`[data-person="${email}"]`)).toHaveCount(0);
  await guest.page.goto("/connections");
  await expect(guest.page).toHaveURL(/\/sign-in/);
  await fillSignIn(guest.page, { email, password: PASSWORD });
  await expect(guest.page.getByText("The e-mail address or the password is not right.")).toBeVisible();
  await guest.context.close();
});

test("a link that was used, revoked or made up says so, and does not lead on", async ({
  page,
  browser,
  signInAs,
  consoleGuard,
}) => {
  await signInAs("globex");
  const [used, revoked] = [someEmail(), someEmail()];
  await inviteMember(page, used);
  await inviteMember(page, revoked);
  const guest = await newGuest(browser);
  await join(guest.page, used, "Ines Duarte");
  await expect(guest.page).toHaveURL(/\/connections$/);
  await openInvitation(guest.page, used);
  await expect(guest.page.getByRole("heading", { level: 1 })).toHaveText(
    "This invitation was accepted already",
  );
  const answer = await guest.page.request.get(guest.page.url());
  expect(answer.headers()["referrer-policy"]).toBe("strict-origin");

  await page.goto("/members");
  const row = page.locator(`[data-invitation="${revoked}"]`);
  await row.getByRole("button", { name: "Revoke" }).click();
  await expect(row).toHaveCount(0);
  await openInvitation(guest.page, revoked);
  await expect(guest.page.getByRole("heading", { level: 1 })).toHaveText("This invitation was revoked");
  await expectAccessible(guest.page, "a revoked invitation");
  consoleGuard.tolerate(/status of 404/); // The browser itself reports the page's own status.
  expect((await page.goto("/invitations/made-up"))?.status()).toBe(404);
  await guest.context.close();
});

test("one's own sessions are listed; another one is ended, and it is ended at once", async ({
  page,
  browser,
}) => {
  const { email, password } = personOf("acme-member");
  await page.goto("/sign-in");
  await fillSignIn(page, { email, password });
  const other = await newGuest(browser);
  await other.page.goto("/sign-in");
  await fillSignIn(other.page, { email, password });
  await expect(other.page).toHaveURL(/\/connections$/);

  await page.getByRole("banner").getByRole("link", { name: "Tomas Okafor" }).click();
  await expect(page.locator('[data-session="current"]')).toContainText(/^Chrome on \w+ \(this one\)/);
  await expectAccessible(page, "the account");
  // The newest first: the other browser signed in last.
  const sessions = page.locator("[data-session]");
  const count = await sessions.count();
  await sessions.first().getByRole("button", { name: "End" }).click();
  await expect(sessions).toHaveCount(count - 1);
  await other.page.goto("/connections");
  await expect(other.page).toHaveURL(/\/sign-in/);
  await page.goto("/connections");
  await expect(page).toHaveURL(/\/connections$/);
  await other.context.close();
});

test("an admin adds a customer, whose first owner joins; the last owner stays", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("admin");
  await page.goto("/admin/customers/new");
  await expectAccessible(page, "a new customer");
  const email = someEmail();
  await page.getByLabel("Customer's name").fill(`Initech ${email}`);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Add the customer and invite the owner" }).click();
  await expect(page.locator(`[data-invitation="${email}"]`)).toBeVisible();
  await expectAccessible(page, "a customer");
  const guest = await newGuest(browser);
  await join(guest.page, email, "Bill Lumbergh");
  await guest.page.goto("/members");
  await guest.page.locator(`[data-person="${email}"]`).getByRole("link").click();
  await guest.page.getByRole("button", { name: "Remove yourself" }).click();
  await expect(guest.page.getByText("This is the last owner.")).toBeVisible();
  await page.goto(`/admin/customers?q=${encodeURIComponent("init")}`);
  await expect(page.locator(`[data-customer="Initech ${email}"]`)).toContainText("1 member");
  await expectAccessible(page, "the customers");
  await guest.context.close();
});

test("an admin invites staff and ends their sessions; support sees customers and no staff", async ({
  page,
  browser,
  signInAs,
  consoleGuard,
}) => {
  await signInAs("admin");
  await page.goto("/admin/staff");
  await expectAccessible(page, "the staff");
  const email = someEmail();
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.locator(`[data-invitation="${email}"]`)).toBeVisible();
  const guest = await newGuest(browser);
  await join(guest.page, email, "Milton Waddams");
  await expect(guest.page).toHaveURL(/\/support$/);
  await guest.page.goto("/admin/customers");
  await expect(guest.page.getByRole("link", { name: "Add a customer" })).toHaveCount(0);

  await page.goto("/admin/staff");
  await page.locator(`[data-person="${email}"]`).getByRole("link").click();
  await expectAccessible(page, "somebody of the staff");
  await page.getByRole("button", { name: "Sign Milton Waddams out everywhere" }).click();
  await expect(page.getByText("Nobody is signed in as Milton Waddams.")).toBeVisible();
  await guest.page.goto("/support");
  await expect(guest.page).toHaveURL(/\/sign-in/);
  consoleGuard.tolerate(/status of 404/); // The browser itself reports the page's own status.
  await signInAs("support");
  expect((await page.goto("/admin/staff"))?.status()).toBe(404);
  await guest.context.close();
});

test("support reads what each product asks for", async ({ page, signInAs }) => {
  await signInAs("support");
  await page.goto("/admin/integrations");
  await expectAccessible(page, "the integrations");
  await page.locator('[data-integration="kommander"]').getByRole("link").click();
  await expect(page.getByRole("heading", { name: "Kommander", level: 1 })).toBeVisible();
  await expectAccessible(page, "an integration");
});

test("without JavaScript an invitation is sent and accepted", async ({ browser }) => {
  const context = await browser.newContext({
    baseURL: workerDemo().baseUrl,
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto("/sign-in?next=/members");
  await fillSignIn(page, personOf("globex"));
  const email = someEmail();
  await inviteMember(page, email);
  await page.getByRole("button", { name: "Sign out" }).click();
  await join(page, email, "Ines Duarte");
  await expect(page.getByRole("banner")).toContainText("Ines Duarte, Globex Freight");
  await context.close();
});

test("staff set up an authenticator app; from then on the password alone is not enough", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("admin");
  const email = someEmail();
  await page.goto("/admin/staff");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.locator(`[data-invitation="${email}"]`)).toBeVisible();
  const guest = await newGuest(browser);
  await join(guest.page, email, "Samir Nagheenanajar");

  await guest.page.goto("/account");
  await guest.page.getByLabel("Your password").fill(PASSWORD);
  await guest.page.getByRole("button", { name: "Set up an app" }).click();
  await expect(guest.page).toHaveURL(/\/account\/second-factor$/);
  await expectAccessible(guest.page, "the set-up of an app");
  const secret = (await guest.page.locator("main p code").textContent()) ?? "";
  const backup = (await guest.page.locator("[data-backup-codes] li").first().textContent()) ?? "";
  await guest.page.getByRole("textbox", { name: "Code" }).fill("000000");
  await guest.page.getByRole("button", { name: "Turn it on" }).click();
  await expect(guest.page.getByText("This code is not right.")).toBeVisible();
  await guest.page.getByRole("textbox", { name: "Code" }).fill(readCode(secret));
  await guest.page.getByRole("button", { name: "Turn it on" }).click();
  await expect(guest.page.getByText("Signing in asks for a code of your app.")).toBeVisible();
  await guest.page.goto("/account/second-factor");
  await expect(guest.page, "the secret is never shown again").toHaveURL(/\/account$/);
  await guest.context.close();

  const context = await browser.newContext({ baseURL: workerDemo().baseUrl, javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto("/sign-in?next=/admin/doctor");
  await fillSignIn(plain, { email, password: PASSWORD });
  await expect(plain).toHaveURL(/\/sign-in\/code\?next=%2Fadmin%2Fdoctor$/);
  await plain.goto("/support");
  await expect(plain, "the password alone opens nothing").toHaveURL(/\/sign-in\?/);
  await plain.goto("/sign-in/code?next=/support");
  await plain.getByRole("textbox", { name: "Code" }).fill(backup);
  await plain.getByRole("button", { name: "Sign in" }).click();
  await expect(plain).toHaveURL(/\/support$/);
  await context.close();

  await page.goto(`/admin/audit-log?action=staff.signed-in&who=${encodeURIComponent(email)}`);
  await expect(page.getByText("Signed in by password and backup code.")).toHaveCount(1);
  await page.goto("/admin/staff");
  const row = page.locator(`[data-person="${email}"]`);
  await expect(row).toContainText("with an app");
  await row.getByRole("link").click();
  await page.getByRole("button", { name: "Take the app away" }).click();
  await expect(page.getByText("signs in with a password alone.")).toBeVisible();
  await expect(page.getByText("Nobody is signed in as")).toBeVisible();
});
