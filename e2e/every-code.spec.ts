import type { Page } from "@playwright/test";
import { SIDE_WORDS } from "@/components/verification/verdict-words";
import type { CheckResult, Remedy } from "@/lib/verification/check-result";
import { tellKeyRun } from "@/lib/verification/testing/tell-key-run";
import { tellRun } from "@/lib/verification/testing/tell-run";
import {
  type FindingCode,
  isPassCode,
  VERDICT_CODES,
  type VerdictCode,
} from "@/lib/verification/verdict-codes";
import { ROLE_TROUBLES } from "./codes/role-troubles";
import { ageRole, storeRun } from "./codes/stored-runs";
import { TOLD_KEY_RUNS, TOLD_ROLE_RUNS } from "./codes/told-runs";
import { expect, test } from "./products/fixtures";
import { connectByKey } from "./products/steps";
import { prepareRole } from "./role-admin";
import { checkOf, expectState, remedyOf, submitRoleArn, verifyAgain } from "./steps";

test.describe.configure({ timeout: 600_000 });

const FINDINGS = (Object.keys(VERDICT_CODES) as VerdictCode[]).filter(
  (code): code is FindingCode => !isPassCode(code),
);

/** The check says the code, for whoever quotes it to support. */
async function expectCode(page: Page, code: FindingCode): Promise<void> {
  const { check, verdict } = VERDICT_CODES[code];
  const card = checkOf(page, check);
  await expect(card.locator("code").getByText(code, { exact: true }).first()).toBeAttached({
    timeout: 60_000,
  });
  await expect(card).toHaveAttribute("data-verdict", verdict);
}

function photograph(page: Page, code: string) {
  return page.screenshot({ path: test.info().outputPath(`${code}.png`), fullPage: true });
}

test("every code that is not a pass is shown by one of the tests below", () => {
  const shown = [...ROLE_TROUBLES, ...TOLD_ROLE_RUNS, ...TOLD_KEY_RUNS].flatMap(({ codes }) => codes);
  expect([...new Set(shown)].sort()).toEqual([...FINDINGS].sort());
});

test("whatever goes wrong with a role is named, and mended by what the page says", async ({
  page,
  account,
  sandbox,
  signInAs,
}) => {
  await signInAs("acme");
  let shown: Parameters<Parameters<typeof prepareRole>[2] & object>[0] | undefined;
  const { connectionId, roleArn, roleName } = await prepareRole(page, account, (documents) => {
    shown = documents;
    return {};
  });
  if (!shown) throw new Error("The page showed no documents");
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  await ageRole(connectionId);
  const role = { account, sandbox, roleName, ...shown };
  for (const { what, codes, state, bring, mend } of ROLE_TROUBLES) {
    await test.step(what, async () => {
      await bring(role);
      await verifyAgain(page);
      for (const code of codes) await expectCode(page, code);
      await expectState(page, state);
      const [first = "role-refused"] = codes;
      const remedy = remedyOf(page, VERDICT_CODES[first].check);
      await expect(remedy).toBeVisible();
      await photograph(page, first);
      if (mend) await mend(role);
      else await account.cli.paste((await remedy.locator("pre[id^=command-]").first().textContent()) ?? "");
      await verifyAgain(page);
      await expect(page.getByRole("region", { name: "What to do" })).toBeHidden({ timeout: 60_000 });
      await expectState(page, "connected");
    });
  }
});

/** What a customer reads of a finding: whose it is, what it is called, and why it is so. */
async function expectRemedy(page: Page, check: CheckResult["check"], remedy: Remedy): Promise<void> {
  const panel = remedyOf(page, check);
  await expect(panel.getByRole("heading", { name: remedy.title, exact: true })).toBeVisible();
  await expect(panel).toContainText(SIDE_WORDS[remedy.side]);
  await expect(panel).toContainText(remedy.why);
  for (const step of remedy.steps) await expect(panel.getByText(step, { exact: true })).toBeVisible();
  if (remedy.command) await expect(panel.locator("pre[id^=command-]").first()).toBeVisible();
}

async function expectTold(
  page: Page,
  connectionId: string,
  codes: readonly FindingCode[],
  results: readonly CheckResult[],
): Promise<void> {
  await storeRun(connectionId, results);
  await page.goto(`/connections/${connectionId}/setup/verify`);
  for (const code of codes) {
    await expectCode(page, code);
    const { check, remedy } = results.find((result) => result.code === code) ?? {};
    if (!check || !remedy) throw new Error(`The run did not come to ${code}`);
    if (remedy.side !== "nobody") await expectRemedy(page, check, remedy);
  }
  await photograph(page, codes[0] ?? "");
}

test("what a browser cannot bring about with a role reads as it should", async ({
  page,
  account,
  signInAs,
}) => {
  await signInAs("acme");
  const { connectionId, roleArn } = await prepareRole(page, account);
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  for (const { codes, answers, plan } of TOLD_ROLE_RUNS) {
    await test.step(codes.join(), async () => {
      const { results } = await tellRun(answers, plan);
      await expectTold(page, connectionId, codes, results);
    });
  }
  await verifyAgain(page);
  await expect(page.getByRole("region", { name: "What to do" })).toBeHidden({ timeout: 60_000 });
  await expectState(page, "connected");
});

test("what a browser cannot bring about with an access key reads as it should", async ({
  page,
  account,
  signInAs,
  tap,
}) => {
  await signInAs("acme");
  const { connectionId } = await connectByKey(page, account, tap, { product: "Koding" });
  for (const { codes, answers, plan } of TOLD_KEY_RUNS) {
    await test.step(codes.join(), async () => {
      const { results } = await tellKeyRun(answers, plan);
      await expectTold(page, connectionId, codes, results);
    });
  }
  await verifyAgain(page);
  await expectState(page, "connected");
});
