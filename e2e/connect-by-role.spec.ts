import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { readCloudFormation } from "@/lib/setup/testing/read-cloudformation";
import { readTerraform } from "@/lib/setup/testing/read-terraform";
import { expect, test } from "./fixtures";
import { createRole } from "./role-admin";
import {
  beginConnection,
  confirmRoleCreated,
  expectEveryCheckPassed,
  expectState,
  readDocument,
  readValue,
  submitRoleArn,
} from "./steps";

for (const { product, readsManagedPolicy } of [
  { product: "Cloudlvl", readsManagedPolicy: true },
  { product: "InfraWatch", readsManagedPolicy: false },
]) {
  test(`a role made from exactly the shown documents connects ${product}`, async ({
    page,
    account,
    signInAs,
  }) => {
    await signInAs("acme");
    const { id } = await beginConnection(page, { product, accountId: account.id });
    const managedPolicies = readsManagedPolicy ? [await readValue(page, "Managed policy")] : [];
    const roleArn = await createRole(page, account, { managedPolicies });

    await confirmRoleCreated(page);
    await submitRoleArn(page, roleArn);
    await expectEveryCheckPassed(page);
    await expectState(page, "connected");

    await page.getByRole("link", { name: "See what to do next" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Connected" })).toBeVisible();
    await expect(page.getByText(`${product} can use the role, and only with your External ID`)).toBeVisible();
    await page.getByRole("link", { name: "Open the connection" }).click();
    await expect(page).toHaveURL(new RegExp(`/connections/${id}$`));
    await expectState(page, "connected");

    await page.getByRole("link", { name: "Connections", exact: true }).click();
    const row = page.getByRole("listitem").filter({ hasText: roleArn });
    await expect(row.getByText("Connected")).toBeVisible();
  });
}

test("the shown commands, pasted into a shell as they are, connect the account", async ({
  page,
  account,
  signInAs,
}) => {
  await signInAs("acme");
  await beginConnection(page, { product: "InfraWatch", accountId: account.id });
  const consoleStep = page.getByText("Create inline policy");
  await expect(consoleStep).toBeVisible();
  await page.getByText("Use the AWS CLI instead").click();
  await expect(consoleStep, "one way at a time").toBeHidden();
  const commands = await page.locator('[id^="command-"]').allTextContents();
  await expectTemplatesAsShown(page, consoleStep);
  let roleArn = "";
  for (const command of commands) roleArn = (await account.cli.paste(command)).trim();

  await confirmRoleCreated(page);
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);
});

/** Opens the other two ways, one after the other, and reads the file of each. */
async function expectTemplatesAsShown(page: Page, consoleStep: Locator): Promise<void> {
  const shown = {
    name: await readValue(page, "Role name"),
    trustPolicy: (await readDocument(page, "trust-policy")).json,
    inlinePolicies: { InfraWatchRolePolicy: (await readDocument(page, "permission-policy")).json },
  };
  await page.getByText("Use CloudFormation instead").click();
  const template = page.getByRole("link", { name: "Download cloudformation.json" });
  expect(readCloudFormation(await download(page, template))).toMatchObject(shown);
  await page.getByText("Use Terraform instead").click();
  await expect(template, "one way at a time").toBeHidden();
  await expect(consoleStep).toBeHidden();
  const configuration = page.getByRole("link", { name: "Download main.tf" });
  expect(await readTerraform(await download(page, configuration))).toMatchObject(shown);
}

async function download(page: Page, link: Locator): Promise<string> {
  const started = page.waitForEvent("download");
  await link.click();
  return readFile(await (await started).path(), "utf8");
}
