import type { LoggedRequest } from "@/sandbox/wire/request-log";
import { expect, test } from "./fixtures";
import { prepareRole } from "./role-admin";
import { checkOf, expectEveryCheckPassed, expectState, submitRoleArn, verifyAgain } from "./steps";

/** Slow enough that people get a second click in, a reload, or another tab. */
const SLOW_MS = 3_500;

/** The one call of a run that opens the role; the call for the longest session comes with a session policy. */
function opensRole({ action, code, parameters }: LoggedRequest): boolean {
  return action === "AssumeRole" && code === "OK" && parameters.Policy === undefined;
}

test.beforeEach(({ signInAs }) => signInAs("globex"));

test("a double click, a reload and a second tab all follow one run", async ({
  page,
  context,
  account,
  sandbox,
}) => {
  const { roleArn } = await prepareRole(page, account);
  await sandbox.disturbVendor({ latencyMs: SLOW_MS });
  await page.getByLabel("Role ARN").fill(roleArn);
  await page.getByRole("button", { name: "Verify the role" }).dblclick();
  await expectState(page, "verifying");
  // A page that still streams has not loaded yet.
  await page.reload({ waitUntil: "commit" });
  await expectState(page, "verifying");
  const other = await context.newPage();
  await other.goto(page.url(), { waitUntil: "commit" });
  await expectState(other, "verifying");

  await expectEveryCheckPassed(page);
  await expectState(page, "connected");
  await expectEveryCheckPassed(other);
  await expectState(other, "connected");
  expect((await sandbox.callsAbout(roleArn)).filter(opensRole), "one run asks once").toHaveLength(1);
});

test("a second tab that starts a run while one is under way follows that one", async ({
  page,
  context,
  account,
  sandbox,
}) => {
  const { roleArn } = await prepareRole(page, account);
  const other = await context.newPage();
  await other.goto(page.url());
  await sandbox.disturbVendor({ latencyMs: SLOW_MS });
  await submitRoleArn(page, roleArn);
  await expectState(page, "verifying");
  await submitRoleArn(other, roleArn);
  await expectState(other, "connected");
  await expectState(page, "connected");
  const calls = await sandbox.callsAbout(roleArn);
  expect(calls.filter(opensRole)).toHaveLength(1);
});

test("a page that is left while a run is under way finds it finished", async ({ page, account, sandbox }) => {
  const { connectionId, roleArn } = await prepareRole(page, account);
  await sandbox.disturbVendor({ latencyMs: SLOW_MS });
  await submitRoleArn(page, roleArn);
  await expectState(page, "verifying");
  await page.goto("/connections");
  const row = page.getByRole("listitem").filter({ hasText: account.id });
  await expect(async () => {
    await page.reload();
    await expect(row.locator("[data-connection-state]")).toHaveAttribute(
      "data-connection-state",
      "connected",
      {
        timeout: 500,
      },
    );
  }).toPass();
  await page.goto(`/connections/${connectionId}`);
  await expectEveryCheckPassed(page);
});

test("a run that is started from the page of a finished one shows its work as the first did", async ({
  page,
  account,
  sandbox,
}) => {
  const { roleArn } = await prepareRole(page, account);
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  await sandbox.disturbVendor({ latencyMs: SLOW_MS });
  await verifyAgain(page);
  await expectState(page, "verifying");
  await expect(checkOf(page, "role-assumable")).toContainText("Asking");
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);
});

test("the streamed answers of a run arrive without the page asking again", async ({
  page,
  account,
  sandbox,
}) => {
  const { roleArn } = await prepareRole(page, account);
  await sandbox.disturbVendor({ latencyMs: SLOW_MS });
  await submitRoleArn(page, roleArn);
  await expectState(page, "verifying");
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === new URL(page.url()).pathname) asked.push(`${request.method()} ${request.url()}`);
  });
  await expectEveryCheckPassed(page);
  await expectState(page, "connected");
  expect(asked).toEqual([]);
});
