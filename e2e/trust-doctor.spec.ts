import type { Page } from "@playwright/test";
import type { PolicyDocument, Statement } from "@/lib/iam/policy-document";
import { type CustomerAccount, expect, test } from "./fixtures";
import { expectAccessible } from "./harness/accessible";
import { deleteRole, prepareRole } from "./role-admin";
import {
  expectCheck,
  expectEveryCheckPassed,
  expectState,
  readDocument,
  submitRoleArn,
  verifyAgain,
} from "./steps";

const OTHERS: Statement = {
  Sid: "OurOwnPeople",
  Effect: "Allow",
  Principal: { Service: "ec2.amazonaws.com" },
  Action: "sts:AssumeRole",
};

/** The shown trust policy with our statement changed, among others of the customer's own. */
function amongOthers(document: PolicyDocument, change: (ours: Statement) => Statement[]): PolicyDocument {
  return { ...document, Statement: [OTHERS, ...document.Statement.flatMap(change)] };
}

async function examine(page: Page, text: string): Promise<void> {
  await page.getByLabel("The role's trust policy, or the error that AWS shows").fill(text);
  await page.getByRole("button", { name: "Examine the trust policy" }).click();
}

async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).filter({ visible: true }).textContent()) ?? "";
}

/** Pastes what the command of the page prints, puts the corrected document in place by the page's command. */
async function mendByDoctor(page: Page, { cli }: CustomerAccount, finding: string, words: RegExp) {
  await examine(page, await cli.paste(await textOf(page, "#command-read-trust")));
  const findings = page.locator("#findings");
  await expect(findings.locator(`[data-finding="${finding}"]`)).toContainText(words);
  await expect(findings).toBeFocused();
  await expect(page).toHaveURL(/\/setup\/verify#findings$/);
  const corrected = await readDocument(page, "corrected-trust-policy");
  expect(corrected.json.Statement).toContainEqual(OTHERS);
  await cli.paste(await textOf(page, "#command-correct-trust"));
  await verifyAgain(page);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);
  await expect(findings).toBeHidden();
}

test.beforeEach(({ signInAs }) => signInAs("acme"));

test("a wrong External ID is named from what the command line prints, and mended", async ({
  page,
  account,
}) => {
  const { roleArn } = await prepareRole(page, account, ({ trustPolicy }) => ({
    trustPolicy: amongOthers(trustPolicy, (ours) => [
      { ...ours, Condition: { StringEquals: { "sts:ExternalId": "somebody-elses" } } },
    ]),
  }));
  await submitRoleArn(page, roleArn);
  await expectCheck(page, "role-assumable", "fail");
  await examine(page, "not a policy at all");
  const field = page.getByLabel("The role's trust policy, or the error that AWS shows");
  await expect(field).toHaveAccessibleDescription(/cannot be read as JSON/);
  await expect(field).toHaveValue("not a policy at all");
  await expect(field).toBeFocused();
  await mendByDoctor(page, account, "external-id-differs", /asks for the External ID "somebody-elses"/);
});

test("somebody else as principal is named and mended", async ({ page, account }) => {
  const { roleArn } = await prepareRole(page, account, ({ trustPolicy }) => ({
    trustPolicy: amongOthers(trustPolicy, (ours) => [
      { ...ours, Principal: { AWS: "arn:aws:iam::210987654321:root" } },
    ]),
  }));
  await submitRoleArn(page, roleArn);
  await expectCheck(page, "role-assumable", "fail");
  await mendByDoctor(page, account, "principal-other-account", /another AWS account than ours/);
});

test("a wildcard in StringLike is named and mended, the download being the shown document", async ({
  page,
  account,
}) => {
  const { roleArn, connectionId } = await prepareRole(page, account, ({ trustPolicy }) => ({
    trustPolicy: amongOthers(trustPolicy, (ours) => [
      { ...ours, Condition: { StringLike: { "sts:ExternalId": "*" } } },
    ]),
  }));
  await submitRoleArn(page, roleArn);
  await expectState(page, "refused");
  await page.goto(`/connections/${connectionId}`);
  await examine(page, await account.cli.paste(await textOf(page, "#command-read-trust")));
  await expect(page).toHaveURL(new RegExp(`/connections/${connectionId}#findings$`));
  await expect(page.getByText("It opens with any External ID", { exact: true })).toBeVisible();
  await expectAccessible(page, "what the doctor found");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download Corrected trust policy" }).click();
  const file = await (await download).createReadStream();
  let text = "";
  for await (const piece of file) text += piece;
  expect(JSON.parse(text)).toEqual((await readDocument(page, "corrected-trust-policy")).json);
  await page.goto(`/connections/${connectionId}/setup/verify`);
  await mendByDoctor(page, account, "external-id-wildcard", /every External ID that fits "\*"/);
});

test("a path that the Role ARN was entered without is named", async ({ page, account }) => {
  const { roleArn, roleName } = await prepareRole(page, account, () => ({ path: "/platform/" }));
  await submitRoleArn(page, roleArn.replace("/platform/", "/"));
  await expectCheck(page, "role-assumable", "fail");
  await expect(page.getByText(`AWS knows no role`)).toBeVisible();
  await examine(page, await account.cli.paste(await textOf(page, "#command-read-trust")));
  const findings = page.locator("#findings");
  await expect(findings).toContainText("The role has another ARN than the one that was entered");
  await expect(findings.locator('[data-finding="role-path-differs"]')).toContainText(roleArn);
  await deleteRole(account, roleName);
  await examine(page, await account.cli.paste(await textOf(page, "#command-read-trust")));
  await expect(findings.locator('[data-finding="role-not-made"]')).toContainText(
    `In account ${account.id} there is no role ${roleName}, and none whose trust policy holds your External ID`,
  );
});

test("a missing condition is named and mended", async ({ page, account }) => {
  const { roleArn } = await prepareRole(page, account, ({ trustPolicy }) => ({
    trustPolicy: amongOthers(trustPolicy, ({ Condition: _, ...ours }) => [ours]),
  }));
  await submitRoleArn(page, roleArn);
  await expectState(page, "refused");
  await mendByDoctor(page, account, "external-id-not-demanded", /without your External ID/);
});

test("a Deny that hits us is named and mended", async ({ page, account }) => {
  const { roleArn } = await prepareRole(page, account, ({ trustPolicy }) => ({
    trustPolicy: amongOthers(trustPolicy, (ours) => [
      ours,
      {
        Sid: "NobodyFromOutside",
        Effect: "Deny",
        ...(ours.Principal && { Principal: ours.Principal }),
        Action: "sts:AssumeRole",
      },
    ]),
  }));
  await submitRoleArn(page, roleArn);
  await expectCheck(page, "role-assumable", "fail");
  await mendByDoctor(page, account, "deny-hits-us", /A Deny wins over every Allow/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("what cannot be read is kept and explained, AWS's error means something, and a right policy is called right", async ({
    page,
    account,
    signInAs,
  }) => {
    const { connectionId, roleArn } = await prepareRole(page, account, ({ trustPolicy }) => ({
      trustPolicy: amongOthers(trustPolicy, ({ Condition: _, ...ours }) => [ours]),
    }));
    const trustPolicy = await (async () => {
      await page.goBack();
      return readDocument(page, "trust-policy");
    })();
    await page.goForward();
    await submitRoleArn(page, roleArn);
    await expectState(page, "refused");
    await examine(page, "rubbish <");
    const field = page.getByLabel("The role's trust policy, or the error that AWS shows");
    await expect(field).toHaveValue("rubbish <");
    await expect(field).toHaveAccessibleDescription(/cannot be read as JSON/);

    await examine(
      page,
      `An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::${account.id}:user/admin is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    );
    await expect(page.locator("#findings")).toContainText("which is not us");

    await examine(page, trustPolicy.text);
    await expect(page.getByText(/^This trust policy is right/)).toBeVisible();
    await expect(page.locator('[data-document="corrected-trust-policy"]')).toBeHidden();

    await signInAs("support");
    await page.goto(`/support/connections/${connectionId}`);
    await page
      .getByLabel("Trust policy or error that the customer sent")
      .fill(trustPolicy.text.replace("rb-", "rc-"));
    await page.getByRole("button", { name: "Examine the text" }).click();
    await expect(page.locator('[data-finding="external-id-differs"]')).toBeVisible();
  });
});
