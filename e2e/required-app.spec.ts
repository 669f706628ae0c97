import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/generated/prisma/client";
import { readCode } from "@/lib/second-factor/testing/authenticator";
import { addStaff } from "@/prisma/seed/people";
import { expect, test } from "./fixtures";
import { expectAccessible } from "./harness/accessible";
import { type SecondApplication, startSecondApplication } from "./harness/second-application";
import { workerDemo } from "./harness/worker-demo";
import { fillSignIn } from "./steps";

let application: SecondApplication;
test.beforeAll(async () => {
  application = await startSecondApplication({ STAFF_TOTP: "required" });
});
test.afterAll(() => application.stop());

async function newStaff(email: string, password: string): Promise<void> {
  const adapter = new PrismaPg({ connectionString: workerDemo().databaseUrl, max: 1 });
  const database = new PrismaClient({ adapter });
  await addStaff(database, { name: "Peter Gibbons", email, password, level: "support" });
  await database.$disconnect();
}

test("where staff have to have an authenticator app, nothing else opens before they do", async ({
  browser,
}) => {
  const [email, password] = [`required-${Date.now()}@example.test`, "correct-horse-required"];
  await newStaff(email, password);
  const context = await browser.newContext({ baseURL: application.baseUrl });
  const page = await context.newPage();
  await page.goto("/sign-in?next=/support/overview");
  await fillSignIn(page, { email, password });
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByText("Set up an authenticator app to go on")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" }), "nothing is offered").toHaveCount(0);
  await expectAccessible(page, "the account of staff who lack an app");
  for (const address of ["/support", "/support/export", "/admin/integrations"]) {
    const answer = await page.request.get(address, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location], address).toEqual([307, "/account"]);
  }

  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Set up an app" }).click();
  const secret = (await page.locator("main p code").textContent()) ?? "";
  await page.goto("/support");
  await expect(page, "a secret alone is not enough").toHaveURL(/\/account$/);
  await page.goto("/account/second-factor");
  await page.getByRole("textbox", { name: "Code" }).fill(readCode(secret));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page).toHaveURL(/\/support$/);
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await context.close();
});
