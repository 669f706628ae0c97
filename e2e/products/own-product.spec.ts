import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { personOf } from "../fixtures";
import { AwsCli } from "../harness/aws-cli";
import { findFreePorts, startDemo } from "../harness/demo-process";
import { fillSignIn } from "../steps";
import { expect, test } from "./fixtures";
import { connectByKey } from "./steps";

let home = "";

test.beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "rolebridge-e2e-"));
});
test.afterEach(() => rm(home, { recursive: true, force: true }));

test("a sixth product is one file in a folder, and connects", async ({ page, tap }, testInfo) => {
  const guide = await readFile("docs/integrations.md", "utf8");
  const [, manifest = ""] = /```json\n([\s\S]*?)\n```/.exec(guide) ?? [];
  const folder = join(home, "integrations");
  await mkdir(folder);
  await writeFile(join(folder, "acme.json"), manifest);

  const demo = await startDemo(await findFreePorts(), home, { INTEGRATIONS_DIR: folder });
  try {
    tap.application = demo;
    const { accountId: id, ...keys } = demo.customer;
    const cli = await AwsCli.in(testInfo.outputPath("cli"), { endpoint: demo.sandboxUrl, ...keys });
    await page.goto(`${demo.baseUrl}/sign-in`);
    await fillSignIn(page, personOf("acme"));
    await expect(page).toHaveURL(/\/connections$/);
    await connectByKey(page, { id, cli }, tap, { product: "Acme", baseUrl: demo.baseUrl });
    await expect(page.getByText(`Acme is connected to account ${id}`)).toBeVisible();
    await tap.expectNowhere(page);
  } finally {
    await demo.stop();
  }
});
