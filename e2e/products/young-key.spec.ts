import { expectState } from "../steps";
import { expect, test } from "./fixtures";
import { begin, confirmUserCreated, createUser, expectEveryKeyCheckPassed, submitKey } from "./steps";

/** Longer than any test: the test itself says when AWS has spread the key. */
const NOT_YET_MS = 600_000;

test("a key that AWS does not know yet connects by itself after a countdown", async ({
  page,
  account,
  sandbox,
  signInAs,
  tap,
}) => {
  await signInAs("globex");
  await sandbox.disturb(account.id, { propagationDelayMs: NOT_YET_MS });
  const connectionId = await begin(page, { product: "Koding", method: "Access key", accountId: account.id });
  const key = await createUser(page, account, tap);
  await confirmUserCreated(page);
  await submitKey(page, key);
  await expect(page.getByRole("timer")).toContainText(/Next attempt in \d+ seconds?\..*Attempt \d of 5\./);
  await expectState(page, "propagating");
  await sandbox.calm();

  await expectState(page, "connected");
  await expectEveryKeyCheckPassed(page);
  await expect(page.getByRole("timer")).toBeHidden();
  await page.goto(`/connections/${connectionId}`);
  await expect(page.getByRole("main")).toContainText(`arn:aws:iam::${account.id}:user/koding-user`);
});
