import type { Page } from "@playwright/test";
import type { CustomerAccount } from "../fixtures";
import { expectAccessible } from "../harness/accessible";
import { beginConnection, confirmRoleCreated, expectState, submitRoleArn } from "../steps";
import { readKeys } from "./database";
import { expect, test } from "./fixtures";
import { connectByKey, pasteCommands } from "./steps";

test.slow(true, "the AWS CLI makes and deletes everything");
test.beforeEach(({ signInAs }) => signInAs("acme"));

async function disconnect(page: Page, connectionId: string): Promise<void> {
  await page.goto(`/connections/${connectionId}`);
  await page.getByRole("link", { name: "Disconnect this AWS account" }).click();
  await expectAccessible(page, "disconnect");
  await page.getByRole("button", { name: "Disconnect the account" }).click();
  await expectState(page, "disconnected");
}

async function pasteRemoval(page: Page, title: string, { cli }: CustomerAccount): Promise<void> {
  const commands = await page.getByRole("region", { name: title }).locator("pre").allTextContents();
  expect(commands.length).toBeGreaterThan(1);
  for (const command of commands) await cli.paste(command);
}

test("a role is disconnected, deleted as the page says, and proven to let us in no more", async ({
  page,
  account,
  signInAs,
}) => {
  const { id } = await beginConnection(page, { product: "Cloudlvl", accountId: account.id });
  const roleArn = (await pasteCommands(page, account)).trim();
  await confirmRoleCreated(page);
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");

  await disconnect(page, id);
  const end = page.locator("[data-access-end]");
  await page.getByRole("button", { name: "Prove that access is gone" }).click();
  await expect(end).toHaveAttribute("data-access-end", "still-open");
  await pasteRemoval(page, "Delete the role in AWS", account);
  await page.getByRole("button", { name: "Ask AWS again" }).click();
  await expect(end).toHaveAttribute("data-access-end", "gone");
  await expectAccessible(page, "a disconnected connection");
  await page.getByText("The last verification before that").click();
  await expect(page.locator('[data-check="role-assumable"]')).toHaveAttribute("data-verdict", "pass");

  await page.goto(`/connections/${id}/setup/verify`);
  await expect(page).toHaveURL(new RegExp(`/connections/${id}$`));
  await page.goto(`/connections/${id}/disconnect`);
  await expect(page).toHaveURL(new RegExp(`/connections/${id}$`));

  await signInAs("support");
  await page.goto(`/support/connections/${id}`);
  await expect(page.getByText("The last verification before that")).toBeVisible();
  await expect(page.locator("[data-check]").first(), "nothing looks open any more").toBeHidden();
});

test("a key is destroyed in the moment of the disconnection, and nothing is claimed of the one in AWS", async ({
  page,
  account,
  tap,
}) => {
  const { connectionId, key } = await connectByKey(page, account, tap, { product: "Cloudlvl" });
  await disconnect(page, connectionId);
  const { accessKeyId } = key;
  expect(await readKeys(connectionId)).toEqual([{ accessKeyId, stage: null, hasSecret: false }]);
  await expect(page.getByText("Whether the key is gone only AWS can show you")).toBeVisible();
  await expect(page.getByRole("button", { name: "Prove that access is gone" })).toHaveCount(0);
  await pasteRemoval(page, "Delete the access key in AWS", account);
});

test("a member who is no owner finds no way to disconnect", async ({
  page,
  account,
  signInAs,
  consoleGuard,
}) => {
  const { id } = await beginConnection(page, { product: "Cloudlvl", accountId: account.id });
  await signInAs("acme-member");
  await page.goto(`/connections/${id}`);
  await expect(page.getByRole("link", { name: "Disconnect this AWS account" })).toHaveCount(0);
  consoleGuard.tolerate(/status of 404/); // The browser itself reports the page's own status.
  expect((await page.goto(`/connections/${id}/disconnect`))?.status()).toBe(404);
});
