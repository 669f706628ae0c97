import type { Scenario } from "@/sandbox/world/types";
import { expect, test } from "./fixtures";
import { prepareRole } from "./role-admin";
import { checkOf, expectCheck, expectEveryCheckPassed, expectState, submitRoleArn } from "./steps";

type Fault = NonNullable<Scenario["fault"]>;

const FAULTS: { what: string; fault: Fault }[] = [
  { what: "answers 500", fault: { kind: "internal-failure" } },
  { what: "answers broken XML", fault: { kind: "broken-xml" } },
  { what: "throttles", fault: { kind: "throttle" } },
  { what: "does not answer at all", fault: { kind: "hang" } },
];

test.beforeEach(({ signInAs }) => signInAs("acme"));

test("trouble on AWS's side proves nothing, blames nobody and leaves the connection where it was", async ({
  page,
  account,
  sandbox,
}) => {
  const { connectionId, roleArn } = await prepareRole(page, account);
  for (const { what, fault } of FAULTS) {
    await test.step(`AWS ${what}`, async () => {
      await page.goto(`/connections/${connectionId}/setup/role-arn`);
      await sandbox.disturbVendor({ fault });
      await submitRoleArn(page, roleArn);
      await expectCheck(page, "role-assumable", "inconclusive");
      await expectCheck(page, "external-id-exact", "inconclusive");
      await expectState(page, "awaiting-setup");
      await expect(page.getByRole("region", { name: "What to do" })).toBeVisible();
      await expect(page.getByText("In your AWS account", { exact: true })).toBeHidden();
    });
  }
  await sandbox.calm();
  await page.getByRole("button", { name: "Verify the role" }).click();
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);

  await sandbox.disturbVendor({ fault: { kind: "internal-failure" } });
  await page.getByRole("button", { name: "Verify again" }).click();
  await expectCheck(page, "role-assumable", "inconclusive");
  await expectState(page, "connected");
});

test("a simulator that is throttled leaves the permissions not verified, and the connection connected", async ({
  page,
  account,
  sandbox,
}) => {
  const { roleArn } = await prepareRole(page, account);
  await sandbox.disturb(account.id, {
    fault: { kind: "throttle", actions: ["SimulatePrincipalPolicy"] },
  });
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  await expectCheck(page, "permissions", "unverified");
  await expect(checkOf(page, "permissions")).toContainText("Not verified");
});
