import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { beginConnection, readDocument, readValue } from "./steps";

const DOCUMENTS = [
  { name: "trust-policy", title: "Trust policy" },
  { name: "permission-policy", title: "Permission policy" },
];

test.beforeEach(async ({ page, account, signInAs }) => {
  await signInAs("globex");
  await beginConnection(page, { product: "InfraWatch", accountId: account.id });
});

function readClipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

for (const { name, title } of DOCUMENTS) {
  test(`the ${title.toLowerCase()} is copied and downloaded exactly as it is shown`, async ({
    page,
    context,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const shown = await readDocument(page, name);
    const copy = page.getByRole("button", { name: `Copy ${title}` });
    await copy.click();
    await expect(copy).toHaveText("Copied");
    await expect(page.getByText(`Copied ${title}`)).toBeAttached();
    expect(JSON.parse(await readClipboard(page))).toEqual(shown.json);
    await expect(copy).toHaveText("Copy");

    const started = page.waitForEvent("download");
    await page.getByRole("link", { name: `Download ${title}` }).click();
    const download = await started;
    expect(download.suggestedFilename()).toBe(`${name}.json`);
    expect(JSON.parse(await readFile(await download.path(), "utf8"))).toEqual(shown.json);
  });
}

test("a value is copied by its button", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy Role name" }).click();
  await expect(page.getByText("Copied Role name")).toBeAttached();
  expect(await readClipboard(page)).toBe(await readValue(page, "Role name"));
});

test("where the clipboard is out of reach the document is selected instead", async ({ page }) => {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"));
  });
  await page.getByRole("button", { name: "Copy Trust policy" }).click();
  await expect(page.getByText("Selected Trust policy, ready to copy")).toBeAttached();
  const selected = await page.evaluate(() => getSelection()?.toString() ?? "");
  expect(JSON.parse(selected)).toEqual((await readDocument(page, "trust-policy")).json);
});
