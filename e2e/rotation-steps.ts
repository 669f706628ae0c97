/** What admins and customers do while an External ID is exchanged for another. */
import { expect, type Page } from "@playwright/test";
import type { CustomerAccount } from "./fixtures";
import { prepareRole } from "./role-admin";
import { expectState, submitRoleArn } from "./steps";

/** A connection by role that is in order. */
export async function connectByRole(page: Page, account: CustomerAccount) {
  const prepared = await prepareRole(page, account);
  await submitRoleArn(page, prepared.roleArn);
  await expectState(page, "connected");
  return prepared;
}

/** The changes an admin can make, by their buttons, and how many exchanges are then under way. */
const CHANGES = { "Stage a new External ID": 1, "Cancel the new External ID": 0 };

/** On the admins' page of the connection. */
export async function changeExternalId(
  admin: Page,
  connectionId: string,
  { button, reason }: { button: keyof typeof CHANGES; reason: string },
): Promise<void> {
  await admin.goto(`/admin/external-ids/connections/${connectionId}`);
  await admin.getByLabel("Reason").fill(reason);
  await admin.getByRole("button", { name: button }).click();
  await expect(admin.locator("[data-rotation]")).toHaveCount(CHANGES[button]);
}

export async function revoke(admin: Page, connectionId: string, reason: string): Promise<void> {
  await admin.goto(`/admin/external-ids/connections/${connectionId}`);
  await admin.getByRole("link", { name: "Revoke the External ID" }).click();
  await admin.getByLabel("Reason").fill(reason);
  await admin.getByRole("button", { name: "Revoke it now" }).click();
  await expectStage(admin, "revoked");
}

export async function expectStage(page: Page, stage: "staged" | "promoted" | "revoked"): Promise<void> {
  await expect(page.locator(`[data-rotation="${stage}"]`)).toBeVisible();
}

/** The customer's part of a stage: the commands that the page shows, as they stand, and the button below them. */
export async function followNotice(
  page: Page,
  connectionId: string,
  account: CustomerAccount,
): Promise<void> {
  await page.goto(`/connections/${connectionId}`);
  await pasteNotice(page, account);
  await page.getByRole("button", { name: "Verify the new trust policy" }).click();
  await expect(page).toHaveURL(/\/setup\/verify$/);
  await expect(page.getByRole("region", { name: "Outcome" })).toContainText(/connected|changed/);
}

export async function pasteNotice(page: Page, { cli }: CustomerAccount): Promise<void> {
  const notice = page.getByRole("region", { name: "New External ID" });
  await notice.getByText("Use the AWS CLI instead").click();
  const commands = await notice.locator("pre[id^=command-]").allTextContents();
  expect(commands).toHaveLength(2);
  for (const command of commands) await cli.paste(command);
}
