import { test as base } from "../fixtures";
import type { AwsCli } from "../harness/aws-cli";
import { openVendorCli } from "../harness/vendor-cli";
import { workerDemo } from "../harness/worker-demo";
import { SecretTap } from "./secret-tap";

export { expect } from "../fixtures";

interface TapFixtures {
  /** Every test with a key ends with a search for its secrets. */
  tap: SecretTap;
  /** The product itself, with the key of its own user. */
  vendor: AwsCli;
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

  vendor: async ({ sandbox }, use, testInfo) => {
    const statePath = workerDemo().sandboxState;
    await use(
      await openVendorCli({ statePath, endpoint: sandbox.endpoint, folder: testInfo.outputPath("vendor") }),
    );
  },

  proxy: async ({ tap }, use) => use({ server: tap.address }),

  page: async ({ page, tap }, use) => {
    tap.watch(page);
    await use(page);
    await tap.expectNowhere(page);
  },
});
