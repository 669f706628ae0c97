import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures";
import { workerDemo } from "./harness/worker-demo";
import { prepareRole } from "./role-admin";
import { expectEveryCheckPassed, expectState, submitRoleArn } from "./steps";

/** Every secret that the sandbox keeps: keys of users, sessions and the vendor. */
async function readSandboxSecrets(): Promise<string[]> {
  const state = await readFile(workerDemo().sandboxState, "utf8");
  const secrets: string[] = [];
  JSON.parse(state, (name, value: unknown) => {
    if (typeof value === "string" && /^(secret|secretAccessKey|sessionToken)$/.test(name))
      secrets.push(value);
    return value;
  });
  return secrets;
}

for (const path of ["/sign-in", "/connections", "/connections/new", "/no-such-page"]) {
  test(`${path} lets only scripts of its own request run, and is framed by nobody`, async ({
    page,
    signInAs,
  }) => {
    if (path !== "/sign-in") await signInAs("acme");
    const [first, second] = [await page.request.get(path), await page.request.get(path)];
    const headers = first.headers();
    const policy = headers["content-security-policy"] ?? "";
    const scripts = /script-src ([^;]+)/.exec(policy)?.[1] ?? "";
    expect(scripts).toMatch(/'nonce-[\w+/=]{20,}'/);
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    for (const directive of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(directive);
    expect(policy).not.toBe(second.headers()["content-security-policy"]);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["cache-control"]).toMatch(/no-store/);
    const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1];
    const inline = [...(await first.text()).matchAll(/<script\b(?![^>]*\bsrc=)([^>]*)>/g)];
    expect(inline.length).toBeGreaterThan(0);
    for (const [, attributes = ""] of inline) expect(attributes).toContain(`nonce="${nonce}"`);
  });
}

test("no answer of a whole set-up holds a secret of anybody", async ({ page, account, signInAs }) => {
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => bodies.push(response.text().catch(() => "")));
  await signInAs("acme");
  const { connectionId, roleArn } = await prepareRole(page, account);
  await submitRoleArn(page, roleArn);
  await expectState(page, "connected");
  await expectEveryCheckPassed(page);
  for (const path of ["setup/connected", "setup/verify", ""]) {
    await page.goto(`/connections/${connectionId}/${path}`);
  }
  await page.goto("/connections");
  const text = (await Promise.all(bodies)).join("\n");
  expect(text).toContain(roleArn);
  const secrets = await readSandboxSecrets();
  expect(secrets.length).toBeGreaterThan(2);
  expect(secrets.filter((secret) => text.includes(secret))).toHaveLength(0);
});

test("a form that another site submits is turned away", async ({ page, account, signInAs }) => {
  await signInAs("acme");
  const { connectionId } = await prepareRole(page, account);
  const fields = await page
    .locator("main form input")
    .evaluateAll((inputs) =>
      inputs.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value]),
    );
  const response = await page.request.post(`/connections/${connectionId}/setup/role-arn`, {
    headers: { origin: "https://evil.example" },
    multipart: {
      ...Object.fromEntries(fields),
      roleArn: `arn:aws:iam::${account.id}:role/InfraWatchRole`,
    },
    maxRedirects: 0,
  });
  expect(response.status()).toBeGreaterThanOrEqual(400);
  await page.goto(`/connections/${connectionId}`);
  await expect(page.getByText("Not entered yet")).toBeVisible();
});
