import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import type { Browser, Page } from "@playwright/test";
import { DEMO_SIGN_INS } from "@/prisma/seed/demo";
import type { Stack } from "./stack";

const ROLE_NAME = "InfraWatchRole";

/** Connects InfraWatch once, so that every page has something real to show; gives the session and the pages. */
export async function connectOnce(browser: Browser, stack: Stack) {
  const context = await browser.newContext({ baseURL: stack.baseUrl });
  const page = await context.newPage();
  await signIn(page);
  await page.goto("/connections/new");
  await page.getByLabel("InfraWatch").check();
  await page.getByLabel("AWS account ID").fill(stack.customer.accountId);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.waitForURL(/create-role/);
  await createRole(page, stack);
  await page.getByRole("button", { name: "I have created the role" }).click();
  await page.getByLabel("Role ARN").fill(`arn:aws:iam::${stack.customer.accountId}:role/${ROLE_NAME}`);
  await page.getByRole("button", { name: "Verify the role" }).click();
  await page.locator('[data-connection-state="connected"]').waitFor();
  const connection = new URL(page.url()).pathname.replace(/\/setup\/.*$/, "");
  const keyConnection = await beginWithKey(page, stack);
  const cookies = await context.cookies();
  await context.close();
  const step = (name: string) => `${connection}/setup/${name}`;
  const steps = ["account", "create-role", "role-arn", "verify", "connected"];
  return {
    cookies,
    pages: {
      "sign-in": "/sign-in",
      connections: "/connections",
      new: "/connections/new",
      ...Object.fromEntries(steps.map((name) => [name, step(name)])),
      connection,
      "create-user": `${keyConnection}/setup/create-user`,
      "access-key": `${keyConnection}/setup/access-key`,
    },
  };
}

/** Begins a connection by access key, up to the step where the key is entered; gives its path. */
async function beginWithKey(page: Page, stack: Stack): Promise<string> {
  await page.goto("/connections/new");
  await page.getByLabel("Kommander", { exact: true }).check();
  await page.getByLabel("AWS account ID").fill(stack.customer.accountId);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.waitForURL(/create-user/);
  await page.getByRole("button", { name: "I have created the user and its key" }).click();
  await page.waitForURL(/access-key/);
  return new URL(page.url()).pathname.replace(/\/setup\/.*$/, "");
}

async function signIn(page: Page): Promise<void> {
  const { email, password } = DEMO_SIGN_INS.acme;
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/connections$/);
}

async function createRole(page: Page, stack: Stack): Promise<void> {
  const iam = new IAMClient({ region: "us-east-1", endpoint: stack.sandboxUrl, credentials: stack.customer });
  const read = async (name: string) => (await page.locator(`[data-document="${name}"]`).textContent()) ?? "";
  const trustPolicy = await read("trust-policy");
  await iam.send(new CreateRoleCommand({ RoleName: ROLE_NAME, AssumeRolePolicyDocument: trustPolicy }));
  const PolicyDocument = await read("permission-policy");
  await iam.send(new PutRolePolicyCommand({ RoleName: ROLE_NAME, PolicyName: "InfraWatch", PolicyDocument }));
}
