import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** Every rule once in each theme and each width; what a theme and a width do together is a matter of contrast. */
const LOOKS = [
  { colorScheme: "light", width: 1280, rules: null },
  { colorScheme: "dark", width: 390, rules: null },
  { colorScheme: "light", width: 390, rules: ["color-contrast"] },
  { colorScheme: "dark", width: 1280, rules: ["color-contrast"] },
] as const;
const SMALLEST_WIDTH = 320;
const HEIGHT = 900;

/** What axe finds against WCAG 2.2 AA, or against some rules alone. */
export async function findViolations(page: Page, rules: readonly string[] | null = null): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules([...rules]) : axe.withTags(STANDARDS)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

/** Holds the page as it stands to WCAG, in both themes and on a phone, and to the narrowest screen. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await test.step(what, async () => {
    for (const { colorScheme, width, rules } of LOOKS) {
      // Contrast is measured at rest: a colour that is still changing belongs to neither theme.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: HEIGHT });
      expect(await findViolations(page, rules), `${what}, ${colorScheme}, ${width} px`).toEqual([]);
    }
    await page.setViewportSize({ width: SMALLEST_WIDTH, height: HEIGHT });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${what} fits ${SMALLEST_WIDTH} px`).toBeLessThanOrEqual(SMALLEST_WIDTH);
    await page.setViewportSize({ width: 1280, height: HEIGHT });
    await page.emulateMedia({ reducedMotion: null });
  });
}
