import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { DEMO_SIGN_INS, type DemoPerson, type DemoSignIn } from "@/prisma/seed/demo";
import { AwsCli } from "./harness/aws-cli";
import { ConsoleGuard } from "./harness/console-guard";
import { SandboxControl } from "./harness/sandbox-control";
import { startWorkerDemo, type WorkerDemo } from "./harness/worker-demo";
import { fillSignIn } from "./steps";

export { expect };

/** An AWS account of the test's own, and its admin at the command line. */
export interface CustomerAccount {
  id: string;
  cli: AwsCli;
}

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

interface TestFixtures {
  consoleGuard: ConsoleGuard;
  sandbox: SandboxControl;
  account: CustomerAccount;
  /** Signs the test's page in; nothing is asked of the sign-in page again. */
  signInAs: (who: DemoPerson) => Promise<void>;
}

interface WorkerFixtures {
  demo: WorkerDemo;
  sessionOf: (who: DemoPerson) => Promise<Cookies>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  consoleGuard: [
    async ({ context }, use) => {
      const guard = new ConsoleGuard();
      guard.watch(context);
      await use(guard);
      expect(guard.complaints, "the console stays silent").toEqual([]);
    },
    { auto: true },
  ],

  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
    async ({}, use) => startWorkerDemo(use),
    { scope: "worker", auto: true },
  ],

  baseURL: async ({ demo }, use) => use(demo.baseUrl),

  sandbox: async ({ demo }, use) => {
    const sandbox = new SandboxControl(demo.sandboxUrl);
    await use(sandbox);
    await sandbox.calm();
  },

  account: async ({ sandbox }, use, testInfo) => {
    const { accountId: id, accessKeyId, secretAccessKey } = await sandbox.createAccount();
    const folder = testInfo.outputPath("cli");
    await use({
      id,
      cli: await AwsCli.in(folder, { endpoint: sandbox.endpoint, accessKeyId, secretAccessKey }),
    });
  },

  sessionOf: [
    async ({ browser, demo }, use) => {
      const known = new Map<DemoPerson, Cookies>();
      await use(async (who) => {
        const cookies = known.get(who) ?? (await signInOnce(browser, demo.baseUrl, who));
        known.set(who, cookies);
        return cookies;
      });
    },
    { scope: "worker" },
  ],

  signInAs: async ({ context, sessionOf }, use) => {
    await use(async (who) => context.addCookies(await sessionOf(who)));
  },
});

export function personOf(who: DemoPerson): DemoSignIn {
  return DEMO_SIGN_INS[who];
}

async function signInOnce(browser: Browser, baseURL: string, who: DemoPerson): Promise<Cookies> {
  const context = await browser.newContext({ baseURL });
  const page: Page = await context.newPage();
  await page.goto("/sign-in");
  await fillSignIn(page, personOf(who));
  await expect(page).toHaveURL(/\/(connections|support)$/);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}
