import type { Browser } from "@playwright/test";
import type { DemoPerson } from "@/prisma/seed/demo";
import { expect, test } from "./fixtures";
import { expectAccessible } from "./harness/accessible";
import { SteadyVerification } from "./harness/steady-verification";
import { workerDemo } from "./harness/worker-demo";
import { readRuns } from "./products/database";
import { replaceTrustPolicy } from "./role-admin";
import {
  changeExternalId,
  connectByRole,
  expectStage,
  followNotice,
  pasteNotice,
  revoke,
} from "./rotation-steps";
import { expectCheck, expectState, readDocument, verifyAgain } from "./steps";

type Sessions = (
  who: DemoPerson,
) => Promise<Parameters<Awaited<ReturnType<Browser["newContext"]>>["addCookies"]>[0]>;

/** A page of somebody's own, in a browser of their own. */
async function pageOf(browser: Browser, sessionOf: Sessions, who: DemoPerson) {
  const context = await browser.newContext({ baseURL: workerDemo().baseUrl });
  await context.addCookies(await sessionOf(who));
  return context.newPage();
}

test.slow(true, "a whole exchange, with the AWS CLI between its steps");
test.beforeEach(({ signInAs }) => signInAs("acme"));

test("a new External ID takes over without a moment in which a verification fails", async ({
  page,
  account,
  browser,
  sessionOf,
}) => {
  const { connectionId } = await connectByRole(page, account);
  const address = `/connections/${connectionId}`;
  const admin = await pageOf(browser, sessionOf, "admin");
  const staff = `/support${address}`;
  const steady = new SteadyVerification([
    { page: await pageOf(browser, sessionOf, "support"), address: staff },
    { page: await pageOf(browser, sessionOf, "admin"), address: staff },
    { page: await pageOf(browser, sessionOf, "acme-member"), address },
  ]);

  await test.step("an admin stages it with a reason, and the customer reads it", async () => {
    await changeExternalId(admin, connectionId, {
      button: "Stage a new External ID",
      reason: "It was posted in a public ticket",
    });
    await expectStage(admin, "staged");
    await page.goto(address);
    await expectStage(page, "staged");
    await expect(page.getByRole("main")).toContainText("It was posted in a public ticket");
  });
  const both = (await readDocument(page, "rotation")).json;
  const ids = both.Statement[0]?.Condition?.StringEquals?.["sts:ExternalId"] as string[];
  expect(ids).toHaveLength(2);

  await test.step("the trust policy that accepts both lets the next run promote it", async () => {
    await followNotice(page, connectionId, account);
    // Another verification may already have found the old one beside it, which is then said in its stead.
    await expect(page.getByText(/^The new (External ID|one) is in use/)).toBeVisible();
    await page.goto(address);
    await expectStage(page, "promoted");
  });

  await test.step("the trust policy with the new one alone ends it", async () => {
    expect((await readDocument(page, "rotation")).json.Statement[0]?.Condition).toEqual({
      StringEquals: { "sts:ExternalId": ids[1] },
    });
    await followNotice(page, connectionId, account);
    await expectCheck(page, "external-id-retired", "pass");
    await page.goto(address);
    await expect(page.locator("[data-rotation]")).toHaveCount(0);
  });
  await steady.stop();

  const runs = await readRuns(connectionId);
  expect(runs.length).toBeGreaterThan(8);
  expect(runs.filter(({ outcome, failed }) => outcome !== "connected" || failed.length > 0)).toEqual([]);
  await admin.goto(`/admin/external-ids/connections/${connectionId}`);
  await expect(admin.getByRole("table", { name: "History" })).toContainText("Done");
  await expect(admin.getByRole("table", { name: "History" })).toContainText("Ada Moreau");
});

test("a revoked External ID counts for nothing at once, until the new one is in place", async ({
  page,
  account,
  browser,
  sessionOf,
}) => {
  const { connectionId } = await connectByRole(page, account);
  const admin = await pageOf(browser, sessionOf, "admin");
  await admin.goto(`/admin/external-ids/connections/${connectionId}/revoke`);
  await expectAccessible(admin, "revoke");
  await revoke(admin, connectionId, "A former employee copied it");
  await page.goto(`/connections/${connectionId}`);
  await expectState(page, "action-needed");
  await expectStage(page, "revoked");
  await expect(page.getByRole("main")).toContainText("A former employee copied it");
  await followNotice(page, connectionId, account);
  await expectState(page, "connected");
  await page.goto(`/connections/${connectionId}`);
  await expect(page.locator("[data-rotation]")).toHaveCount(0);
});

test("a new External ID that is cancelled must not open the role, and the present one stays", async ({
  page,
  account,
  browser,
  sessionOf,
}) => {
  const { connectionId } = await connectByRole(page, account);
  const address = `/connections/${connectionId}`;
  const admin = await pageOf(browser, sessionOf, "admin");
  const reason = "The product moves to another account";
  await changeExternalId(admin, connectionId, { button: "Stage a new External ID", reason });
  await expectAccessible(admin, "the External ID of a connection");
  await page.goto(address);
  await pasteNotice(page, account);
  await expectAccessible(page, "the connection with a staged External ID");
  await changeExternalId(admin, connectionId, { button: "Cancel the new External ID", reason });
  await page.goto(address);
  await expect(page.locator("[data-rotation]")).toHaveCount(0);
  await verifyAgain(page);
  await expectCheck(page, "external-id-retired", "fail");
  await expectState(page, "action-needed");
  await expect(page.getByText("The role still opens with a retired External ID")).toBeVisible();
  await replaceTrustPolicy(
    account,
    "InfraWatchRole",
    (await readDocument(page, "remedy-external-id-retired")).text,
  );
  await verifyAgain(page);
  await expectCheck(page, "external-id-retired", "pass");
  await expectState(page, "connected");
});

test("a campaign stages many, tells how far it has come, and can be begun by admins alone", async ({
  page,
  account,
  browser,
  sessionOf,
  signInAs,
  consoleGuard,
}) => {
  const { connectionId } = await connectByRole(page, account);
  const admin = await pageOf(browser, sessionOf, "admin");
  await admin.goto("/admin/external-ids");
  await admin.getByRole("link", { name: "Regenerate many" }).click();
  await admin.getByLabel("Product").selectOption({ label: "InfraWatch" });
  await admin.getByLabel("Customer").selectOption({ label: "Acme Robotics" });
  await admin.getByRole("button", { name: "Show how many" }).click();
  await expectAccessible(admin, "a new campaign");
  await admin.getByLabel("Reason").fill("Every year");
  await admin.getByRole("button", { name: /^Regenerate \d+ External IDs? of Acme Robotics$/ }).click();
  await expect(admin).toHaveURL(/\/campaigns\/[^/]+$/);
  await expect(async () => {
    await admin.getByRole("link", { name: "Refresh" }).click();
    await expect(admin.getByText("Campaign · All staged")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(admin.getByRole("table", { name: "Connections" })).toContainText(account.id);
  await expectAccessible(admin, "a campaign");
  await admin.goto("/admin/external-ids");
  await expectAccessible(admin, "External IDs");
  await admin.goBack();
  await page.goto(`/connections/${connectionId}`);
  await expectStage(page, "staged");
  await expect(page.getByRole("main")).toContainText("Every year");

  consoleGuard.tolerate(/status of 404/); // The browser itself reports the page's own status.
  await signInAs("support");
  for (const closed of [
    "/admin/external-ids",
    "/admin/external-ids/campaigns/new",
    new URL(admin.url()).pathname,
    `/admin/external-ids/connections/${connectionId}`,
    `/admin/external-ids/connections/${connectionId}/revoke`,
  ])
    expect((await page.goto(closed))?.status()).toBe(404);
});
