import { test as base } from "../fixtures";
import { SecretTap } from "./secret-tap";

export { expect } from "../fixtures";

interface TapFixtures {
  /** Every test with a key ends with a search for its secrets. */
  tap: SecretTap;
}

export const test = base.extend<TapFixtures>({
  tap: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
    async ({}, use) => {
      const tap = await SecretTap.open();
      await use(tap);
      tap.close();
    },
    { auto: true },
  ],

  proxy: async ({ tap }, use) => use({ server: tap.address }),

  page: async ({ page, tap }, use) => {
    tap.watch(page);
    await use(page);
    await tap.expectNowhere(page);
  },
});
