import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, personOf, test } from "./fixtures";
import { expectAccessible } from "./harness/accessible";
import { AwsCli } from "./harness/aws-cli";
import { type DemoPorts, findFreePorts, launchDemo, startDemo } from "./harness/demo-process";
import { SandboxControl } from "./harness/sandbox-control";
import { createRole } from "./role-admin";
import {
  beginConnection,
  confirmRoleCreated,
  expectCheck,
  expectEveryCheckPassed,
  expectState,
  fillSignIn,
  submitRoleArn,
  verifyAgain,
} from "./steps";

let home = "";

test.beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "rolebridge-e2e-"));
});
test.afterEach(() => rm(home, { recursive: true, force: true }));

const SETTINGS: Record<keyof DemoPorts, string> = {
  app: "PORT",
  sandbox: "SANDBOX_PORT",
  database: "DATABASE_PORT",
};

for (const [part, setting] of Object.entries(SETTINGS)) {
  test(`where ${setting} is in use the demo says so, names the setting and ends`, async () => {
    const ports = await findFreePorts();
    const occupant = createServer();
    await once(occupant.listen(ports[part as keyof DemoPorts]), "listening");
    const demo = launchDemo(ports, home);
    const [code] = await once(demo.process, "close");
    occupant.close();
    const { output, errors } = demo.read();
    expect(code).toBe(1);
    expect(errors).toContain(`Port ${ports[part as keyof DemoPorts]} `);
    expect(errors).toMatch(new RegExp(`is in use\\. .*set ${setting} to another port\\.`));
    expect(errors, "it is no crash").not.toMatch(/\n\s+at /);
    expect(output).not.toContain("Ready on");
  });
}

test("a second start finds the people, the connections and the roles of the first", async ({
  page,
  consoleGuard,
}, testInfo) => {
  const ports = await findFreePorts();
  const first = await startDemo(ports, home);
  const { accountId, ...keys } = first.customer;
  const settings = { endpoint: first.sandboxUrl, ...keys };
  const cli = await AwsCli.in(testInfo.outputPath("cli"), settings);
  await page.goto(`${first.baseUrl}/connections`);
  await fillSignIn(page, personOf("acme"));
  await expect(page.getByText("No AWS account is connected yet")).toBeVisible();
  await expectAccessible(page, "the empty list");
  await beginConnection(page, { product: "InfraWatch", accountId, baseUrl: first.baseUrl });
  const roleArn = await createRole(page, { id: accountId, cli });
  await confirmRoleCreated(page);
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");

  const sandbox = new SandboxControl(first.sandboxUrl);
  await sandbox.disturbVendor({ fault: { kind: "hang" } });
  await verifyAgain(page);
  await expectState(page, "verifying");
  const address = page.url();
  consoleGuard.tolerate(/ERR_INCOMPLETE_CHUNKED_ENCODING|network error/); // The page still streams when it stops.
  expect(await first.stop(), "an interrupt ends it").toBe(0);

  const second = await startDemo(ports, home);
  expect(second.customer).toEqual(first.customer);
  await sandbox.calm();
  await page.goto(address);
  await expectState(page, "connected");
  expect(await cli.run("iam", "list-roles")).toContain(roleArn);
  await verifyAgain(page);
  await expectCheck(page, "role-assumable", "pass");
  await expectEveryCheckPassed(page);
  await second.stop();
});
