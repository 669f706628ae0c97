import { gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";

export interface PageWeight {
  /** Bytes, gzip, of every script file that the page loads until the network is idle. */
  script: number;
  /** Bytes, gzip, of the HTML and the style sheets: what is needed to read and submit without any script. */
  reading: number;
}

/** Loads a page in a browser with an empty cache and weighs what came. */
export async function weighPage(page: Page, url: string): Promise<PageWeight> {
  const responses: Response[] = [];
  const collect = (response: Response) => responses.push(response);
  page.on("response", collect);
  await page.goto(url, { waitUntil: "networkidle" });
  page.off("response", collect);
  const weights = await Promise.all(responses.map(weigh));
  const sum = (...types: string[]) =>
    weights.filter(({ type }) => types.includes(type)).reduce((total, { bytes }) => total + bytes, 0);
  return { script: sum("script"), reading: sum("document", "stylesheet") };
}

async function weigh(response: Response): Promise<{ type: string; bytes: number }> {
  const type = response.request().resourceType();
  const isRedirect = response.status() >= 300 && response.status() < 400;
  if (isRedirect || !["script", "document", "stylesheet"].includes(type)) return { type, bytes: 0 };
  return { type, bytes: gzipSync(await response.body()).length };
}
