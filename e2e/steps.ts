/** What people do on the pages, and what they see there. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { PolicyDocument } from "@/lib/iam/policy-document";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { CheckName, Verdict } from "@/lib/verification/checks";

/** What is asked of a role; that every one of them was asked is part of every test. */
const ROLE_CHECKS = [
  "vendor-identity",
  "role-assumable",
  "external-id-required",
  "external-id-exact",
  "account-matches",
  "permissions",
  "least-privilege",
  "session-duration",
] as const satisfies CheckName[];

/** A run with all its patience: four pauses and the calls between them. */
const RUN_MS = 45_000;

export async function fillSignIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

export interface BegunConnection {
  id: string;
  product: string;
  accountId: string;
}

/** From the list to the page that tells how to create the role. */
export async function beginConnection(
  page: Page,
  { product, accountId, baseUrl = "" }: { product: string; accountId: string; baseUrl?: string },
): Promise<BegunConnection> {
  await page.goto(`${baseUrl}/connections/new`);
  await page.getByRole("radio", { name: product, exact: true }).check();
  await chooseMethod(page, "IAM role");
  await page.getByLabel("AWS account ID").fill(accountId);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page).toHaveURL(/\/setup\/create-role$/);
  const id = /connections\/([^/]+)\//.exec(page.url())?.[1] ?? "";
  return { id, product, accountId };
}

export type Method = "IAM role" | "Access key";

/** Says by which method; a product that is connected by one alone is not asked about it. */
export async function chooseMethod(page: Page, method: Method): Promise<void> {
  const choice = page.getByRole("radio", { name: method, exact: true });
  if (await choice.isVisible()) await choice.check();
}

export interface ShownDocument {
  /** Exactly what the page shows. */
  text: string;
  json: PolicyDocument;
}

/** A policy document as the page shows it; it must parse. */
export async function readDocument(page: Page, name: string): Promise<ShownDocument> {
  const text = (await page.locator(`[data-document="${name}"]`).textContent()) ?? "";
  return { text, json: JSON.parse(text) as PolicyDocument };
}

/** A value with a copy button, by its label. */
export async function readValue(page: Page, label: string): Promise<string> {
  const text = await page.locator(`[data-value="${label}"]`).locator("code").textContent();
  return (text ?? "").trim();
}

export async function confirmRoleCreated(page: Page): Promise<void> {
  await page.getByRole("button", { name: "I have created the role" }).click();
  await expect(page).toHaveURL(/\/setup\/role-arn$/);
}

export async function submitRoleArn(page: Page, roleArn: string): Promise<void> {
  await page.getByLabel("Role ARN").fill(roleArn);
  await page.getByRole("button", { name: "Verify the role" }).click();
}

/** Starts a run, by the button as it is called before the first proof and after it; the page then shows this one. */
export async function verifyAgain(page: Page): Promise<void> {
  const shown = page.locator("[data-verification]").filter({ visible: true }).first();
  const before = await shown.getAttribute("data-verification");
  await verifyButton(page).click();
  await expect(shown).not.toHaveAttribute("data-verification", before ?? "");
}

/** It is there while no run is under way. */
export function verifyButton(page: Page): Locator {
  return page.getByRole("button", { name: /^Verify (again|the role)$/ });
}

export function checkOf(page: Page, name: CheckName): Locator {
  return page.locator(`[data-check="${name}"]`).filter({ visible: true });
}

export async function expectCheck(page: Page, name: CheckName, verdict: Verdict): Promise<void> {
  await expect(checkOf(page, name)).toHaveAttribute("data-verdict", verdict, { timeout: RUN_MS });
}

export async function expectEveryCheckPassed(page: Page): Promise<void> {
  for (const name of ROLE_CHECKS) await expectCheck(page, name, "pass");
}

export async function expectState(page: Page, state: ConnectionState): Promise<void> {
  const chip = page.getByRole("main").locator(`[data-connection-state="${state}"]`).filter({ visible: true });
  await expect(chip).toBeVisible({ timeout: RUN_MS });
}

/** The part of the page that says what to do about a check. */
export function remedyOf(page: Page, name: CheckName): Locator {
  return page.locator(`[data-remedy="${name}"]`).filter({ visible: true });
}

/** Opens the list of what is not granted, where it is folded under its number. */
export async function unfoldFindings(page: Page): Promise<void> {
  const fold = checkOf(page, "permissions").getByText(/^\d+ permissions are not granted/);
  if (await fold.isVisible()) await fold.click();
}
