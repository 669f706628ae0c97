import type { CustomerAccount } from "../fixtures";
import { expectCheck, expectEveryCheckPassed, expectState, submitRoleArn, verifyAgain } from "../steps";
import { countRuns, readKeys } from "./database";
import { expect, test } from "./fixtures";
import {
  connectByKey,
  createKey,
  expectEveryKeyCheckPassed,
  pasteCommands,
  readKey,
  submitKey,
} from "./steps";

const USER = "cloudlvl-ai-user";

/** A user who may ask about its own permissions, and nothing else. */
async function createStranger({ cli }: CustomerAccount): Promise<void> {
  await cli.run("iam", "create-user", "--user-name", "stranger");
  await cli.run(
    ...["iam", "attach-user-policy", "--user-name", "stranger"],
    ...["--policy-arn", "arn:aws:iam::aws:policy/IAMReadOnlyAccess"],
  );
}

test.beforeEach(({ signInAs }) => signInAs("acme"));

test("a new key is proven before it replaces the one that serves", async ({ page, account, tap }) => {
  const { connectionId, key: first } = await connectByKey(page, account, tap, { product: "Cloudlvl" });
  const address = `/connections/${connectionId}`;
  const serving = { accessKeyId: first.accessKeyId, stage: "current", hasSecret: true } as const;
  const keys = page.getByRole("region", { name: "Access keys" });

  await test.step("a wrong secret is refused, and the first serves on", async () => {
    await page.goto(address);
    await page.getByRole("link", { name: "Replace the access key" }).click();
    await createStranger(account);
    const strange = await createKey(account, "stranger", tap);
    await submitKey(page, { ...strange, secretAccessKey: first.secretAccessKey });
    await expect(page.getByText(/AWS knows this Access Key ID, but the secret is another/)).toBeVisible();
    expect(await readKeys(connectionId)).toEqual([serving]);

    await submitKey(page, strange);
    await expect(page.getByText(`The new key ${strange.accessKeyId} is not proven`)).toBeVisible();
    await expectState(page, "connected");
    await page.goto(address);
    await expectState(page, "connected");
    await expect(keys).toContainText(`${strange.accessKeyId}`);
    await expect(keys).toContainText(`${first.accessKeyId} serves on until it is`);
    await expect(page.getByRole("main")).toContainText(`arn:aws:iam::${account.id}:user/${USER}`);
    const candidate = { accessKeyId: strange.accessKeyId, stage: "candidate", hasSecret: true };
    expect(await readKeys(connectionId)).toEqual([serving, candidate]);

    await page.getByRole("button", { name: "Give up the new key" }).click();
    await expect(keys).not.toContainText("serves on until it is");
    await expectState(page, "connected");
    expect(await readKeys(connectionId)).toEqual([serving, { ...candidate, stage: null, hasSecret: false }]);
  });

  const second = await test.step("a good key takes its place", async () => {
    await page.getByRole("link", { name: "Replace the access key" }).click();
    const command = (await page.locator("#second-key-command").textContent()) ?? "";
    const made = readKey(await account.cli.paste(command), tap);
    await submitKey(page, made);
    await expectState(page, "connected");
    await expectEveryKeyCheckPassed(page);
    const stored = await readKeys(connectionId);
    expect(stored.filter(({ hasSecret }) => hasSecret)).toEqual([
      { ...serving, accessKeyId: made.accessKeyId },
    ]);
    return made;
  });

  await test.step("the old key is deleted in AWS, and nothing misses it", async () => {
    await page.goto(address);
    await expect(page.getByRole("region", { name: `Delete ${first.accessKeyId} in AWS` })).toBeVisible();
    for (const id of ["deactivate-key", "last-used-key", "delete-key"]) {
      await account.cli.paste((await page.locator(`#${id}`).textContent()) ?? "");
    }
    await verifyAgain(page);
    await expectState(page, "connected");
    await expectCheck(page, "key-live", "pass");
    const listed = await account.cli.run("iam", "list-access-keys", "--user-name", USER);
    expect(listed).toContain(second.accessKeyId);
    expect(listed).not.toContain(first.accessKeyId);
  });
});

test("moving to a role keeps the connection and its history, and destroys the key once the role is proven", async ({
  page,
  account,
  tap,
}) => {
  const { connectionId, key } = await connectByKey(page, account, tap, { product: "Cloudlvl" });
  const address = `/connections/${connectionId}`;
  await page.goto(address);
  await page.getByRole("button", { name: "Use a role instead" }).click();
  await expect(page).toHaveURL(`${address}/setup/create-role`);
  await page.goto(address);
  await expect(
    page.getByText(`The access key ${key.accessKeyId} serves on until the role is proven`),
  ).toBeVisible();
  expect(await readKeys(connectionId)).toEqual([
    { accessKeyId: key.accessKeyId, stage: "current", hasSecret: true },
  ]);

  await page.getByRole("button", { name: "Keep using the key" }).click();
  await expectState(page, "connected");
  await expect(page.getByRole("region", { name: "Access keys" })).toContainText("serves the product");
  await page.getByRole("button", { name: "Use a role instead" }).click();
  await expect(page.getByRole("button", { name: "Keep using the key" })).toBeVisible();
  const roleArn = (await pasteCommands(page, account)).trim();
  await page.getByRole("button", { name: /^I have created/ }).click();
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);
  expect(page.url()).toContain(address);
  expect(await readKeys(connectionId)).toEqual([
    { accessKeyId: key.accessKeyId, stage: null, hasSecret: false },
  ]);
  expect(await countRuns(connectionId)).toBe(2);
  await page.goto(address);
  await expect(page.getByRole("region", { name: `Delete ${key.accessKeyId} in AWS` })).toBeVisible();
});
