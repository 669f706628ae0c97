/** What the pages weigh, each as a ratio or a bound from one run. */
import { type Browser, chromium } from "@playwright/test";
import { BROWSER_LAUNCH } from "../test/browser";
import { startEmptyApp } from "./empty-app";
import { connectOnce } from "./journey";
import { startStack } from "./stack";
import { type PageWeight, weighPage } from "./weigh-page";

const MOST_SCRIPT_RATIO = 1.15;
const MOST_READING_BYTES = 40_000;

async function inFreshPage<T>(
  browser: Browser,
  cookies: Cookies,
  work: (page: Awaited<ReturnType<Browser["newPage"]>>) => Promise<T>,
) {
  const context = await browser.newContext();
  await context.addCookies(cookies);
  const result = await work(await context.newPage());
  await context.close();
  return result;
}

type Cookies = Awaited<ReturnType<typeof connectOnce>>["cookies"];

function row(name: string, weight: PageWeight, empty: PageWeight): { text: string; passes: boolean } {
  const ratio = weight.script / empty.script;
  const passes = ratio <= MOST_SCRIPT_RATIO && weight.reading <= MOST_READING_BYTES;
  const cells = [
    name.padEnd(14),
    `${weight.script}`.padStart(9),
    ratio.toFixed(3).padStart(7),
    `${weight.reading}`.padStart(9),
  ];
  return { text: `${cells.join("  ")}  ${passes ? "" : "over"}`, passes };
}

const empty = await startEmptyApp();
const stack = await startStack();
const browser = await chromium.launch(BROWSER_LAUNCH);
let allPass = true;
try {
  const { cookies, pages } = await connectOnce(browser, stack);
  const emptyWeight = await inFreshPage(browser, [], (page) => weighPage(page, empty.baseUrl));
  console.log(
    `Page weight, gzip. Script at most ${MOST_SCRIPT_RATIO} of an empty Next.js app (${emptyWeight.script} bytes);`,
  );
  console.log(
    `HTML and CSS, enough to read and submit a step without script, at most ${MOST_READING_BYTES} bytes.\n`,
  );
  console.log("page               script    ratio  HTML+CSS");
  for (const [name, path] of Object.entries(pages)) {
    const isSignedOut = name === "sign-in";
    const weight = await inFreshPage(browser, isSignedOut ? [] : cookies, (page) =>
      weighPage(page, stack.baseUrl + path),
    );
    const { text, passes } = row(name, weight, emptyWeight);
    console.log(text);
    allPass &&= passes;
  }
} finally {
  await browser.close();
  await stack.stop();
  await empty.stop();
}
process.exit(allPass ? 0 : 1);
