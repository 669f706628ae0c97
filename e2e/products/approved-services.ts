/** What people do with the services of a product's sessions, and what the product does with the session policy. */
import { expect, type Page } from "@playwright/test";
import type { AwsCli } from "../harness/aws-cli";
import { readDocument, type ShownDocument } from "../steps";

/** Ticks these services and no others, and saves. */
export async function approveServices(page: Page, titles: string[]): Promise<void> {
  const services = page.getByRole("region", { name: "Approved services" });
  for (const box of await services.getByRole("checkbox").all()) await box.uncheck();
  for (const title of titles) await services.getByRole("checkbox", { name: title, exact: true }).check();
  await services.getByRole("button", { name: "Save the approved services" }).click();
  if (titles.length === 0) return;
  const counted = new RegExp(`^Session policy with ${titles.length} of \\d+ services approved$`);
  await expect(services.getByRole("region", { name: counted })).toBeVisible();
}

export function readSessionPolicy(page: Page): Promise<ShownDocument> {
  return readDocument(page, "session-policy");
}

/** Asks AWS for a session as the page shows it: by the shown command, with the shown session policy. */
export async function openSession(page: Page, vendor: AwsCli): Promise<{ cli: AwsCli; hours: number }> {
  await vendor.write("session-policy.json", (await readSessionPolicy(page)).text);
  const command = (await page.locator("#command-assume-role").textContent()) ?? "";
  const asked = Date.now();
  const { Credentials } = JSON.parse(await vendor.paste(command)) as { Credentials: SessionKeys };
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials;
  const keys = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  return { cli: vendor.withKeys(keys), hours: (Date.parse(Expiration) - asked) / 3_600_000 };
}

type SessionKeys = Record<"AccessKeyId" | "SecretAccessKey" | "SessionToken" | "Expiration", string>;
