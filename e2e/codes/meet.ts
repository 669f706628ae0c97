/** How a trouble is looked at in the browser, and followed to its end. */
import { expect, type Page, test } from "@playwright/test";
import { SIDE_WORDS } from "@/components/verification/verdict-words";
import type { CheckResult, Remedy } from "@/lib/verification/check-result";
import { type FindingCode, VERDICT_CODES } from "@/lib/verification/verdict-codes";
import { checkOf, expectState, remedyOf, verifyAgain, verifyButton } from "../steps";
import { storeRun } from "./stored-runs";
import type { Place, Trouble } from "./trouble";

const ADVICE = 'section[aria-label="What to do"]';
/** The list of checks, most of which may have passed, where what to do stands before it. */
const ADVICE_BEFORE_CHECKS = `:is(${ADVICE}, :has(${ADVICE})) ~ ol[aria-label="Checks"]`;

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

/** The page names the trouble by its codes, and says what to do about the first. */
export async function expectNamed<At extends Place>(
  page: Page,
  { codes, state }: Trouble<At>,
): Promise<void> {
  for (const code of codes) await expectCode(page, code);
  await expectState(page, state);
  const [first = "role-refused"] = codes;
  await expect(remedyOf(page, VERDICT_CODES[first].check)).toBeVisible();
  await expect(page.locator(ADVICE_BEFORE_CHECKS)).toBeVisible();
  if (first.startsWith("vendor-")) await expect(page.locator("[data-remedy]")).toHaveCount(1);
  await photograph(page, first);
}

/** The command of each remedy; one that several share is shown once. */
async function readCommands<At extends Place>(page: Page, { what, codes }: Trouble<At>): Promise<string[]> {
  const commands: string[] = [];
  for (const check of new Set(codes.map((code) => VERDICT_CODES[code].check))) {
    const command = remedyOf(page, check).locator("pre[id^=command-]").first();
    if ((await command.count()) > 0) commands.push((await command.textContent()) ?? "");
  }
  if (commands.length === 0) throw new Error(`The page has no command, and nobody mends by hand: ${what}`);
  return commands;
}

async function expectMended(page: Page): Promise<void> {
  await verifyAgain(page);
  await expect(verifyButton(page)).toBeVisible({ timeout: 60_000 });
  await expect(page.locator("[data-check]:not([data-verdict=pass])").filter({ visible: true })).toHaveCount(
    0,
  );
  await expect(page.getByRole("region", { name: "What to do" })).toBeHidden();
  await expectState(page, "connected");
}

export async function meet<At extends Place>(page: Page, trouble: Trouble<At>, at: At): Promise<void> {
  await test.step(trouble.what, async () => {
    await trouble.bring(at);
    await verifyAgain(page);
    await expectNamed(page, trouble);
    const [first = "role-refused"] = trouble.codes;
    const remedy = remedyOf(page, VERDICT_CODES[first].check);
    for (const name of trouble.names?.(at) ?? []) await expect(remedy).toContainText(name);
    if (trouble.mend) await trouble.mend(at);
    else for (const command of await readCommands(page, trouble)) await at.account.cli.paste(command);
    await expectMended(page);
  });
}

/** What a customer reads of a finding: whose it is, what it is called, and why it is so. */
async function expectRemedy(page: Page, check: CheckResult["check"], remedy: Remedy): Promise<void> {
  const panel = remedyOf(page, check);
  await expect(panel.getByRole("heading", { name: remedy.title, exact: true })).toBeVisible();
  await expect(panel).toContainText(SIDE_WORDS[remedy.side]);
  await expect(panel).toContainText(remedy.why);
  for (const step of remedy.steps) await expect(panel.getByText(step, { exact: true })).toBeVisible();
  if (remedy.command) await expect(panel.locator("pre[id^=command-]").first()).toBeVisible();
}

interface ToldRun {
  connectionId: string;
  codes: readonly FindingCode[];
  results: readonly CheckResult[];
}

/** The codes stand with their checks; what to do stands there for the first. */
export async function expectTold(page: Page, { connectionId, codes, results }: ToldRun): Promise<void> {
  await storeRun(connectionId, results);
  await page.goto(`/connections/${connectionId}/setup/verify`);
  for (const code of codes) await expectCode(page, code);
  const { check, remedy } = results.find(({ code }) => code === codes[0]) ?? {};
  if (!check || !remedy) throw new Error(`The run did not come to ${codes[0]}`);
  await expectRemedy(page, check, remedy);
  await photograph(page, codes[0] ?? "");
}
