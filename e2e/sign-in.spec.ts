import { expect, personOf, test } from "./fixtures";
import { prepareRole } from "./role-admin";
import { beginConnection, expectState, fillSignIn, submitRoleArn } from "./steps";

const STEPS = ["account", "create-role", "role-arn", "verify", "connected"];

test("a wrong password is refused without saying which half was wrong, and is not kept", async ({ page }) => {
  const { email } = personOf("globex");
  await page.goto("/sign-in");
  await fillSignIn(page, { email, password: "not-the-password" });
  await expect(page.getByText("The e-mail address or the password is not right.")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  await expect(page.getByLabel("Password")).toHaveValue("");

  await fillSignIn(page, { email: "nobody@globex.example", password: "not-the-password" });
  await expect(page.getByText("The e-mail address or the password is not right.")).toBeVisible();
});

test("guessing passwords is stopped for a while, and says so", async ({ page }) => {
  await page.goto("/sign-in");
  const stopped = page.getByText("Too many attempts for this address. Wait a minute, then try again.");
  await expect(async () => {
    await fillSignIn(page, { email: "guessed@globex.example", password: "a-guess-of-many" });
    await expect(stopped).toBeVisible({ timeout: 500 });
  }).toPass({ intervals: [0] });
});

test("a deep link survives signing in, and signing out ends the session", async ({
  page,
  context,
  browser,
}) => {
  const person = personOf("globex");
  await page.goto("/connections/new");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fconnections%2Fnew$/);
  await fillSignIn(page, person);
  await expect(page).toHaveURL(/\/connections\/new$/);
  const stolen = await context.cookies();

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto("/connections");
  await expect(page).toHaveURL(/\/sign-in/);
  const thief = await browser.newContext();
  await thief.addCookies(stolen);
  const answer = await thief.request.get(new URL("/connections", page.url()).href, { maxRedirects: 0 });
  expect(answer.status(), "the session is ended on the server too").toBe(307);
  await thief.close();
});

for (const next of ["https://evil.example/", "//evil.example/", "/\\evil.example/"]) {
  test(`signing in does not lead away to ${next}`, async ({ page }) => {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await fillSignIn(page, personOf("acme"));
    await expect(page).toHaveURL(/localhost:\d+\/connections$/);
  });
}

test("another customer's connection does not exist, at any of its addresses", async ({
  page,
  account,
  signInAs,
  consoleGuard,
  browser,
}) => {
  await signInAs("acme");
  const { connectionId, roleArn } = await prepareRole(page, account);
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  const base = `/connections/${connectionId}`;
  const pages = [base, ...STEPS.map((step) => `${base}/setup/${step}`)];
  const files = ["trust-policy", "permission-policy"].map((name) => `${base}/documents/${name}.json`);
  for (const address of [...pages, ...files]) {
    expect((await page.request.get(address)).status(), `${address} for its own customer`).toBe(200);
  }
  consoleGuard.tolerate(/status of 404/); // The browser itself reports the page's own status.
  await signInAs("globex");
  for (const address of pages) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(404);
    await expect(page.getByRole("heading", { name: "There is no page here" })).toBeVisible();
  }
  for (const address of [...pages, ...files]) {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(404);
    expect(await answer.text()).not.toContain(account.id);
  }
  await page.goto("/connections");
  await expect(page.getByRole("main")).not.toContainText(account.id);

  const nobody = await browser.newContext();
  const origin = new URL(page.url()).origin;
  for (const address of [...pages, ...files]) {
    const answer = await nobody.request.get(origin + address, { maxRedirects: 0 });
    expect(answer.status(), address).toBe(307);
    // From a file one comes back to the connection's own page.
    const next = pages.includes(address) ? address : base;
    expect(answer.headers().location).toBe(`/sign-in?next=${encodeURIComponent(next)}`);
  }
  await nobody.close();
});

test("a form made out to another customer's connection changes nothing there", async ({
  page,
  account,
  signInAs,
  consoleGuard,
}) => {
  await signInAs("acme");
  const { id: theirs } = await beginConnection(page, { product: "InfraWatch", accountId: account.id });
  await signInAs("globex");
  await beginConnection(page, { product: "InfraWatch", accountId: "444455556666" });
  const submit = page.getByRole("button", { name: "I have created the role" });
  const form = page.locator("form").filter({ has: submit });
  await form.locator('input[name="connectionId"]').evaluate((input, id) => {
    (input as HTMLInputElement).value = id;
  }, theirs);
  consoleGuard.tolerate(/status of 404/);
  await submit.click();
  await expect(page.getByRole("heading", { name: "There is no page here" })).toBeVisible();

  await signInAs("acme");
  await page.goto(`/connections/${theirs}`);
  await expectState(page, "draft");
});
