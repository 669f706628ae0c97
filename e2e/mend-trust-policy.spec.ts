import type { PolicyDocument } from "@/lib/iam/policy-document";
import { expect, test } from "./fixtures";
import { prepareRole, replaceTrustPolicy } from "./role-admin";
import {
  checkOf,
  expectCheck,
  expectEveryCheckPassed,
  expectState,
  readDocument,
  remedyOf,
  submitRoleArn,
  verifyAgain,
} from "./steps";

function eachStatement(
  document: PolicyDocument,
  change: (statement: PolicyDocument["Statement"][number]) => PolicyDocument["Statement"][number],
): PolicyDocument {
  return { ...document, Statement: document.Statement.map(change) };
}

function withoutCondition(document: PolicyDocument): PolicyDocument {
  return eachStatement(document, ({ Condition: _, ...rest }) => rest);
}

test.beforeEach(({ signInAs }) => signInAs("acme"));

test("a role that opens without the External ID is refused until the shown trust policy is in place", async ({
  page,
  account,
}) => {
  const { connectionId, roleArn, roleName } = await prepareRole(page, account, ({ trustPolicy }) => ({
    trustPolicy: withoutCondition(trustPolicy),
  }));
  await submitRoleArn(page, roleArn);
  await expectState(page, "refused");
  await expectCheck(page, "role-assumable", "pass");
  await expectCheck(page, "external-id-required", "fail");
  await expectCheck(page, "external-id-exact", "fail");
  await expect(page.getByRole("heading", { name: "The role opens without the External ID" })).toBeVisible();
  await expect(page.getByRole("link", { name: "See what to do next" })).toBeHidden();

  await page.goto(`/connections/${connectionId}/setup/connected`);
  await expect(page).toHaveURL(/\/setup\/verify$/);
  const corrected = await readDocument(page, "remedy-external-id-required");
  await replaceTrustPolicy(account, roleName, corrected.text);
  await verifyAgain(page);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);
  await expect(page.getByRole("region", { name: "What to do" })).toBeHidden();
});

test("a role that trusts everyone is refused", async ({ page, account }) => {
  const { roleArn } = await prepareRole(page, account, ({ trustPolicy }) => ({
    trustPolicy: eachStatement(withoutCondition(trustPolicy), (statement) => ({
      ...statement,
      Principal: "*",
    })),
  }));
  await submitRoleArn(page, roleArn);
  await expectState(page, "refused");
  await expectCheck(page, "external-id-required", "fail");
});

test("a role that opens with any External ID is refused, and the page says which mistake that usually is", async ({
  page,
  account,
}) => {
  const { roleArn } = await prepareRole(page, account, ({ trustPolicy }) => ({
    trustPolicy: eachStatement(trustPolicy, (statement) => ({
      ...statement,
      Condition: { StringLike: { "sts:ExternalId": "*" } },
    })),
  }));
  await submitRoleArn(page, roleArn);
  await expectState(page, "refused");
  await expectCheck(page, "external-id-required", "pass");
  await expectCheck(page, "external-id-exact", "fail");
  await expect(remedyOf(page, "external-id-exact")).toContainText("StringLike with a wildcard");
});

test("a wrong External ID in the trust policy is asked again with a countdown, then named, then mended", async ({
  page,
  account,
}) => {
  const { roleArn, roleName } = await prepareRole(page, account, ({ trustPolicy }) => ({
    trustPolicy: eachStatement(trustPolicy, (statement) => ({
      ...statement,
      Condition: { StringEquals: { "sts:ExternalId": "somebody-elses" } },
    })),
  }));
  await submitRoleArn(page, roleArn);
  await expect(page.getByRole("timer")).toContainText(/Next attempt in \d+ seconds?\./);
  await expectCheck(page, "role-assumable", "fail");
  await expectState(page, "action-needed");
  await expectCheck(page, "external-id-required", "inconclusive");
  await expect(checkOf(page, "role-assumable")).toContainText("AccessDenied");
  const remedy = remedyOf(page, "role-assumable");
  await expect(remedy).toContainText("the trust policy has another External ID");

  const corrected = await readDocument(page, "remedy-role-assumable");
  await replaceTrustPolicy(account, roleName, corrected.text);
  await verifyAgain(page);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);
});
