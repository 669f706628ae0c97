/** What people do on the pages for access keys, and in their AWS account. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { PolicyDocument } from "@/lib/iam/policy-document";
import { CHECKS_BY_METHOD } from "@/lib/verification/checks";
import type { CustomerAccount } from "../fixtures";
import {
  checkOf,
  chooseMethod,
  expectCheck,
  expectState,
  type Method,
  readDocument,
  remedyOf,
  unfoldFindings,
  verifyAgain,
} from "../steps";
import { ageKeys } from "./database";
import type { SecretTap } from "./secret-tap";

export interface AccessKeyPair {
  accessKeyId: string;
  secretAccessKey: string;
}

/** What a product asks beside the key, by the label of the field. */
export type Settings = Record<string, string>;

/** From the list to the page that tells what to create in AWS; resolves to the connection's ID. */
export async function begin(
  page: Page,
  { product, method, accountId, baseUrl = "" }: Begin,
): Promise<string> {
  await page.goto(`${baseUrl}/connections/new`);
  await page.getByRole("radio", { name: product, exact: true }).check();
  await chooseMethod(page, method);
  await page.getByLabel("AWS account ID").fill(accountId);
  await page.getByRole("button", { name: /^Continue/ }).click();
  await expect(page).toHaveURL(method === "IAM role" ? /\/setup\/create-role$/ : /\/setup\/create-user$/);
  return /connections\/([^/]+)\//.exec(page.url())?.[1] ?? "";
}

interface Begin {
  product: string;
  method: Method;
  accountId: string;
  baseUrl?: string;
}

/** The commands that the page shows for the AWS CLI, in their order. */
export async function readCommands(page: Page): Promise<string[]> {
  const summary = page.getByText("Use the AWS CLI instead");
  if ((await summary.locator("xpath=..").getAttribute("open")) === null) await summary.click();
  const commands = await page.locator('[id^="command-"]').filter({ visible: true }).allTextContents();
  expect(commands.length, "the page shows commands").toBeGreaterThan(1);
  return commands;
}

/** Runs every shown command as it is; resolves to what the last one printed. */
export async function pasteCommands(page: Page, { cli }: CustomerAccount): Promise<string> {
  let printed = "";
  for (const command of await readCommands(page)) printed = await cli.paste(command);
  return printed;
}

/** Runs the shown commands, of which the last one makes the key. */
export async function createUser(
  page: Page,
  account: CustomerAccount,
  tap: SecretTap,
): Promise<AccessKeyPair> {
  return readKey(await pasteCommands(page, account), tap);
}

/** A second key of the same user, as the admin makes it for a rotation. */
export async function createKey(
  { cli }: CustomerAccount,
  userName: string,
  tap: SecretTap,
): Promise<AccessKeyPair> {
  return readKey(await cli.run("iam", "create-access-key", "--user-name", userName), tap);
}

export function readKey(printed: string, tap: SecretTap): AccessKeyPair {
  const { AccessKey } = JSON.parse(printed) as {
    AccessKey: { AccessKeyId: string; SecretAccessKey: string };
  };
  tap.note(AccessKey.SecretAccessKey);
  return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
}

export async function confirmUserCreated(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^I have created/ }).click();
  await expect(page).toHaveURL(/\/setup\/access-key$/);
}

export async function submitKey(
  page: Page,
  { accessKeyId, secretAccessKey }: AccessKeyPair,
  settings: Settings = {},
): Promise<void> {
  await page.getByLabel("Access Key ID").fill(accessKeyId);
  await page.getByLabel("Secret Access Key").fill(secretAccessKey);
  for (const [label, value] of Object.entries(settings)) await page.getByLabel(label).fill(value);
  await page.getByRole("button", { name: /^Verify the (access|new) key$/ }).click();
}

/** Chooses how much to give, and waits until the documents are made out to it. */
export async function choosePermissions(
  page: Page,
  { set, optional = {} }: { set?: string; optional?: Record<string, boolean> },
): Promise<void> {
  const choice = page.getByRole("region", { name: /^Choose what/ });
  if (set) await choice.getByRole("radio", { name: set, exact: true }).check();
  for (const [title, isWanted] of Object.entries(optional)) {
    await choice.getByRole("checkbox", { name: title, exact: true }).setChecked(isWanted);
  }
  const before = await readCommands(page);
  await choice.getByRole("button", { name: "Update the documents" }).click();
  await expect(async () => expect(await readCommands(page)).not.toEqual(before)).toPass();
}

export async function expectEveryKeyCheckPassed(page: Page): Promise<void> {
  for (const name of CHECKS_BY_METHOD["access-key"]) await expectCheck(page, name, "pass");
}

export interface Connected {
  connectionId: string;
  key: AccessKeyPair;
}

interface Guide {
  product: string;
  settings?: Settings;
  /** What is chosen where the product leaves a choice; its first permission set otherwise. */
  choice?: Parameters<typeof choosePermissions>[1];
  baseUrl?: string;
}

/** The whole way of a product by key, exactly as its page says. */
export async function connectByKey(
  page: Page,
  account: CustomerAccount,
  tap: SecretTap,
  { product, settings = {}, choice, baseUrl = "" }: Guide,
): Promise<Connected> {
  const connectionId = await begin(page, {
    product,
    method: "Access key",
    accountId: account.id,
    baseUrl,
  });
  if (choice) await choosePermissions(page, choice);
  const key = await createUser(page, account, tap);
  await confirmUserCreated(page);
  await submitKey(page, key, settings);
  await expectState(page, "connected");
  await expectEveryKeyCheckPassed(page);
  return { connectionId, key };
}

/** A row of the table of permissions that are not granted. */
export function findingOf(page: Page, action: string): Locator {
  const table = checkOf(page, "permissions").getByRole("table", { name: "Permissions that are not granted" });
  return table.getByRole("row").filter({ has: page.getByRole("cell", { name: action, exact: true }) });
}

/** Verifies again and finds these actions missing, and no others. */
export async function expectMissing(page: Page, actions: string[]): Promise<void> {
  await verifyAgain(page);
  await expectState(page, "action-needed");
  await expectCheck(page, "permissions", "fail");
  await expect(remedyOf(page, "permissions")).toContainText("Permissions are missing");
  await unfoldFindings(page);
  for (const action of actions) await expect(findingOf(page, action).first()).toBeVisible();
}

/** Applies the shown policy by the shown command, and is connected again. */
export async function mendPermissions(page: Page, { cli }: CustomerAccount): Promise<PolicyDocument> {
  const { text, json } = await readDocument(page, "remedy-permissions");
  await cli.write("permission-policy.json", text);
  await cli.paste((await page.locator("#command-permissions").textContent()) ?? "");
  await verifyAgain(page);
  await expectState(page, "connected");
  await expectCheck(page, "permissions", "pass");
  return json;
}

/** Attaches AWS's own policies by the shown command, and is connected again; there is no policy to paste. */
export async function attachPolicies(
  page: Page,
  { cli }: CustomerAccount,
  { policies, holder }: { policies: string[]; holder: string },
): Promise<void> {
  const remedy = remedyOf(page, "permissions");
  await expect(remedy).toContainText(`Attach ${policies.join(" and ")} to the ${holder}`);
  await expect(page.locator('[data-document="remedy-permissions"]')).toHaveCount(0);
  await cli.paste((await page.locator("#command-permissions").textContent()) ?? "");
  await verifyAgain(page);
  await expectState(page, "connected");
  await expectCheck(page, "permissions", "pass");
}

/** What the product's own guide says of the trouble stands beside the verdicts. */
export async function expectGuide(page: Page, product: string, ...texts: string[]): Promise<void> {
  const guide = page.getByRole("region", { name: `What the guide of ${product} says` });
  for (const text of texts) await expect(guide).toContainText(text);
}

export function allowedActions({ Statement }: PolicyDocument): string[] {
  return [...new Set(Statement.flatMap(({ Action = [] }) => Action))].sort();
}

/** Makes another version of a customer's policy the one that holds. */
export async function changePolicy(
  { id, cli }: CustomerAccount,
  policyName: string,
  change: (document: PolicyDocument) => PolicyDocument,
): Promise<void> {
  const arn = `arn:aws:iam::${id}:policy/${policyName}`;
  const { PolicyVersion } = JSON.parse(
    await cli.run("iam", "get-policy-version", "--policy-arn", arn, "--version-id", "v1"),
  ) as { PolicyVersion: { Document: PolicyDocument } };
  const changed = await cli.write("changed.json", JSON.stringify(change(PolicyVersion.Document)));
  await cli.run(
    ...["iam", "create-policy-version", "--policy-arn", arn],
    ...["--policy-document", changed, "--set-as-default"],
  );
}

/** The document without these actions. */
export function withoutActions(document: PolicyDocument, ...actions: string[]): PolicyDocument {
  const Statement = document.Statement.map((statement) => ({
    ...statement,
    Action: [statement.Action ?? []].flat().filter((action) => !actions.includes(action)),
  }));
  return { ...document, Statement: Statement.filter(({ Action }) => Action.length > 0) };
}

interface KeyInUse {
  connectionId: string;
  userName: string;
  accessKeyId: string;
  /** Looks at the page while the key is not known. */
  whileBroken?: () => Promise<void>;
}

/** The key is switched off in AWS: what worked is broken, and the remedy's own command switches it on again. */
export async function breakAndReactivate(
  page: Page,
  { cli }: CustomerAccount,
  { connectionId, userName, accessKeyId, whileBroken }: KeyInUse,
): Promise<void> {
  await ageKeys(connectionId);
  const key = ["--user-name", userName, "--access-key-id", accessKeyId];
  await cli.run("iam", "update-access-key", ...key, "--status", "Inactive");
  await verifyAgain(page);
  await expectState(page, "broken");
  await expectCheck(page, "key-live", "fail");
  const remedy = remedyOf(page, "key-live");
  await expect(remedy).toContainText("AWS does not know this key");
  await expect(remedy).toContainText(
    new RegExp(`${accessKeyId} worked before.*made it inactive or deleted it since`),
  );
  await expect(remedy).toContainText("its status is Active");
  await whileBroken?.();
  await cli.paste((await page.locator("#command-key-live").textContent()) ?? "");
  await verifyAgain(page);
  await expectState(page, "connected");
  await expectEveryKeyCheckPassed(page);
}
