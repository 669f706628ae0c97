import { expectState } from "../steps";
import { readKeys } from "./database";
import { expect, test } from "./fixtures";
import {
  type AccessKeyPair,
  begin,
  confirmUserCreated,
  createUser,
  expectEveryKeyCheckPassed,
  submitKey,
} from "./steps";

const REGION = { "Default region": "eu-west-1" };

test.beforeEach(({ signInAs }) => signInAs("globex"));

test("keys that cannot serve are refused with the reason, never stored, and nothing has to be entered again", async ({
  page,
  account,
  sandbox,
  tap,
  signInAs,
}) => {
  const connectionId = await begin(page, { product: "Monk", method: "Access key", accountId: account.id });
  const key = await createUser(page, account, tap);
  await confirmUserCreated(page);

  const expectRefused = async (
    entered: AccessKeyPair,
    reason: string | RegExp,
    keptId = entered.accessKeyId,
  ) => {
    tap.note(entered.secretAccessKey);
    await submitKey(page, entered, REGION);
    await expect(page.getByText(reason)).toBeVisible();
    await expect(page.getByLabel("Secret Access Key"), "it never left the page").toHaveValue(
      entered.secretAccessKey,
    );
    await expect(page.getByLabel("Access Key ID")).toHaveValue(keptId);
    await expect(page.getByLabel("Default region")).toHaveValue("eu-west-1");
    await expect(page).toHaveURL(/\/setup\/access-key$/);
    expect(await readKeys(connectionId), "nothing is stored").toEqual([]);
  };

  await test.step("a temporary key", async () => {
    const { Credentials } = JSON.parse(await account.cli.run("sts", "get-session-token")) as {
      Credentials: { AccessKeyId: string; SecretAccessKey: string };
    };
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = Credentials;
    expect(accessKeyId).toMatch(/^ASIA/);
    await expectRefused({ accessKeyId, secretAccessKey }, /begin with ASIA are temporary: they expire/);
  });

  await test.step("a key of the root user", async () => {
    const rootKey = await sandbox.createRootKey(account.id);
    await expectRefused(
      rootKey,
      /This is a key of the root user.*We do not use it, and do not keep its secret/,
    );
  });

  await test.step("the secret of another key", async () => {
    const { secretAccessKey } = await sandbox.createRootKey(account.id);
    await expectRefused(
      { ...key, secretAccessKey },
      /AWS knows this Access Key ID, but the secret is another/,
    );
  });

  await test.step("a key of another account", async () => {
    const other = await sandbox.createAccount();
    await expectRefused(other, `This key belongs to account ${other.accountId}`);
  });

  await test.step("a secret in the field of the ID, which does not come back", async () => {
    const swapped = { accessKeyId: key.secretAccessKey, secretAccessKey: key.secretAccessKey };
    await expectRefused(swapped, /looks like a secret access key, which belongs in the other field/, "");
  });

  await test.step("ID and secret together in the field of the ID", async () => {
    const both = { ...key, accessKeyId: `${key.accessKeyId} ${key.secretAccessKey}` };
    await expectRefused(both, /the access key ID and its secret together/, "");
  });

  await submitKey(page, key, REGION);
  await expectState(page, "connected");
  await expectEveryKeyCheckPassed(page);

  await test.step("support reads in the timeline what was refused, and why", async () => {
    await signInAs("support");
    await page.goto(`/support/connections/${connectionId}`);
    const refusals = page.locator("[data-refusal]");
    await expect(refusals).toHaveCount(6);
    for (const reason of [
      "it is temporary (ASIA) and would expire",
      "it belongs to the root user",
      `${key.accessKeyId}: AWS knows its ID, but the secret is another one`,
      "it belongs to another AWS account than the one named",
      "its secret stood in the field of the ID, and was not kept",
      "ID and secret stood together in the field of the ID, and were not kept",
    ])
      await expect(refusals.filter({ hasText: reason })).toHaveCount(1);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a refused key leaves its secret in no page", async ({ page, account, sandbox, tap }) => {
    await begin(page, { product: "Koding", method: "Access key", accountId: account.id });
    await confirmUserCreated(page);
    const rootKey = await sandbox.createRootKey(account.id);
    tap.note(rootKey.secretAccessKey);
    await submitKey(page, rootKey);
    await expect(page.getByText(/This is a key of the root user/)).toBeVisible();
    await expect(page.getByLabel("Access Key ID")).toHaveValue(rootKey.accessKeyId);
    await expect(page.getByLabel("Secret Access Key")).toHaveValue("");
    await expect(page.getByText("Enter it again: a page never gets it back.")).toBeVisible();
  });
});
