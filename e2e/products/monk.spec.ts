import { expectCheck, expectState, readDocument, remedyOf, verifyAgain } from "../steps";
import { expect, test } from "./fixtures";
import {
  allowedActions,
  breakAndReactivate,
  changePolicy,
  connectByKey,
  expectGuide,
  expectMissing,
  mendPermissions,
  withoutActions,
} from "./steps";

const MONK = { product: "Monk", settings: { "Default region": "eu-central-1" } };

test.beforeEach(({ signInAs }) => signInAs("acme"));

test("Monk connects by the commands of its guide", async ({ page, account, tap }) => {
  await connectByKey(page, account, tap, MONK);
  const attached = await account.cli.run("iam", "list-attached-user-policies", "--user-name", "monk-deploy");
  expect(attached).toContain("MonkClusterPolicy");
  await page.getByRole("link", { name: "See what to do next" }).click();
  await expect(page.getByText("ask Monk to update my AWS credentials")).toBeVisible();
});

test("Monk connects by the three broad policies of its quick start", async ({ page, account, tap }) => {
  await connectByKey(page, account, tap, { ...MONK, choice: { set: "Broad managed policies" } });
  const attached = await account.cli.run("iam", "list-attached-user-policies", "--user-name", "monk-deploy");
  for (const name of ["AmazonEC2FullAccess", "AmazonVPCFullAccess", "IAMReadOnlyAccess"]) {
    expect(attached).toContain(`"${name}"`);
  }
  expect(attached).not.toContain("MonkClusterPolicy");
});

test("Monk's troubles end as its guide says: missing permissions, an inactive key, a region that is not available", async ({
  page,
  account,
  sandbox,
  tap,
}) => {
  const { connectionId, key } = await connectByKey(page, account, tap, MONK);

  await test.step("missing permissions", async () => {
    const missing = ["dlm:CreateLifecyclePolicy", "kms:CreateKey"];
    await changePolicy(account, "MonkClusterPolicy", (document) => withoutActions(document, ...missing));
    await expectMissing(page, missing);
    await expectGuide(page, "Monk", "Compare the attached policy with the minimum policy.");
    expect(allowedActions((await readDocument(page, "remedy-permissions")).json)).toEqual(missing);
    await mendPermissions(page, account);
  });

  await test.step("access keys disabled", () =>
    breakAndReactivate(page, account, {
      connectionId,
      userName: "monk-deploy",
      ...key,
      whileBroken: () =>
        expectGuide(
          page,
          "Monk",
          "Check the user in the IAM console and confirm that the key is active.",
          "ask Monk why my AWS credentials are not working",
        ),
    }));

  await test.step("region mismatch", async () => {
    await sandbox.disturb(account.id, { regionsNotEnabled: ["eu-central-1"] });
    await verifyAgain(page);
    await expectState(page, "action-needed");
    await expectCheck(page, "region-usable", "fail");
    await expectCheck(page, "key-live", "pass");
    await expect(remedyOf(page, "region-usable")).toContainText(
      "AWS does not accept the key in eu-central-1",
    );
    await expect(remedyOf(page, "region-usable")).toContainText(
      "activate the Security Token Service in eu-central-1",
    );
    await expectGuide(page, "Monk", "make sure that it is one of AWS's regions");
    await sandbox.calm();
    await verifyAgain(page);
    await expectState(page, "connected");
  });
});
