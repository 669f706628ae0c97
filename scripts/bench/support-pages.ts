/** What support's pages take with 1,000,000 connections against 1,000, on a real PostgreSQL, as ratios from one run. */
import { type BrowserContext, chromium } from "@playwright/test";
import { Client } from "pg";
import { seedConnections } from "@/prisma/seed/connections";
import { DEMO_SIGN_INS } from "@/prisma/seed/demo";
import { migrate } from "../database/migrate";
import { BROWSER_LAUNCH } from "../test/browser";
import { startDatabase } from "../test/postgres";
import { startStack } from "./stack";
import { FULL_PAGE, sqlToFill, sqlToPick } from "./support-filling";

const MANY = Number(process.env.BENCH_CONNECTIONS ?? 1_000_000);
const FEW = 1_000;
const MOST_RATIO = 2;
const ROUNDS = 24;
const WARM_UP = 3;

interface Side {
  databaseUrl: string;
  baseUrl: string;
  context: BrowserContext;
  pages: Record<string, string>;
}

async function query(url: string, sql: string): Promise<Record<string, string>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows[0];
}

/** Every filter, search and order, made out to what stands in this database. */
async function listPages(url: string): Promise<Record<string, string>> {
  const one = await query(
    url,
    `SELECT c.id, c.aws_account_id, c.role_arn, customer.name, external_id.value AS external_id, run.id AS run, request_ids[1] AS request
     FROM connection c JOIN customer ON customer.id = customer_id JOIN external_id ON external_id.connection_id = c.id
     JOIN verification run ON run.connection_id = c.id JOIN stored_check ON verification_id = run.id
     WHERE c.role_arn IS NOT NULL ORDER BY c.id LIMIT 1`,
  );
  const middle = await query(
    url,
    "SELECT id FROM connection ORDER BY id OFFSET (SELECT count(*) / 2 FROM connection) LIMIT 1",
  );
  const key = await query(url, "SELECT access_key_id FROM access_key LIMIT 1");
  const search = (text: string | undefined) => `?q=${encodeURIComponent(text ?? "")}`;
  return {
    "first page": "",
    "deep page": `?after=-~${middle.id}`,
    product: "?product=monk",
    state: "?state=broken",
    finding: "?verdict=role-no-longer-opens",
    "last verified": "?verified=in-7-days",
    "not for 30 days": "?verified=not-for-30-days",
    "never verified": "?verified=never",
    proof: "?evidence=unverified",
    "longest in state": "?age=3-days",
    stuck: "?state=awaiting-setup&age=3-days",
    "product and state": "?product=koding&state=refused",
    "state and finding": "?state=connected&verdict=breadth-wider",
    "exclude: finding": "?state=connected&verdict=role-refused",
    "state and verified": "?state=connected&verified=not-for-7-days",
    "exclude: never": "?state=connected&verified=never",
    "exclude: proof": "?state=awaiting-setup&evidence=simulated-by-principal",
    "rare: state, finding": "?state=broken&verdict=permissions-missing",
    "rare: state, verified": "?state=broken&verified=not-for-7-days",
    "rare: state, proof": "?state=action-needed&evidence=simulated-from-policies",
    "rare: product, finding": "?product=kommander&verdict=key-of-root",
    "rare: finding, proof": "?verdict=permissions-denied&evidence=unverified",
    "rare: finding, age": "?verdict=role-refused&age=30-days",
    "all filters":
      "?product=infrawatch&state=action-needed&verdict=permissions-missing&evidence=unverified&age=1-day",
    "search: customer": search(one.name),
    "search: a word": search("granite"),
    "search: account": search(one.aws_account_id),
    "search: role": search(one.role_arn),
    "search: External ID": search(one.external_id),
    "search: key": search(key.access_key_id),
    "search: run": search(one.run),
    "search: request": search(one.request),
    "search: nothing": search("no such customer"),
    connection: `/connections/${one.id}`,
    overview: "/overview",
  };
}

async function openSide(databaseUrl: string, count: number) {
  await migrate(process.cwd(), databaseUrl);
  const began = performance.now();
  await seedConnections(databaseUrl, count);
  console.log(`${count} connections made in ${Math.round((performance.now() - began) / 1000)} s.`);
  const stack = await startStack({ DATABASE_URL: databaseUrl });
  return { stack, pages: await listPages(databaseUrl) };
}

async function signIn(context: BrowserContext, baseUrl: string): Promise<void> {
  const page = await context.newPage();
  const { email, password } = DEMO_SIGN_INS.support;
  await page.goto(`${baseUrl}/sign-in`);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/support$/);
  await page.close();
}

/** A page that shows more rows takes longer to write, so both sides are made to show as many. */
async function countRows({ baseUrl, context, pages }: Side, name: string): Promise<number> {
  const response = await context.request.get(`${baseUrl}/support${pages[name]}`);
  return (await response.text()).split("</html>")[0]?.split("<tr").length ?? 0;
}

/** Changes some of the few connections until each page that is full among the many is full among them too. */
async function fillPages(few: Side, many: Side): Promise<void> {
  let used = 0;
  for (const [name, address] of Object.entries(few.pages)) {
    if ((await countRows(few, name)) >= (await countRows(many, name))) continue;
    const { picked } = await query(many.databaseUrl, sqlToPick(address));
    if (!picked) throw new Error(`${name} cannot be filled`);
    await query(few.databaseUrl, sqlToFill(picked, used));
    used += FULL_PAGE;
  }
  await query(few.databaseUrl, "VACUUM (ANALYZE) connection");
  console.log(
    `${used} of the ${FEW} connections were changed, so that rare pairs fill a page among them too.`,
  );
}

async function timePage({ baseUrl, context, pages }: Side, name: string): Promise<number> {
  const began = performance.now();
  const response = await context.request.get(`${baseUrl}/support${pages[name]}`);
  await response.body();
  const took = performance.now() - began;
  if (response.status() !== 200) throw new Error(`${name} answered ${response.status()}`);
  return took;
}

/** What else the machine does only ever adds to a time, so the lower ones tell more. */
function lowerQuartile(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)] ?? Number.NaN;
}

const cluster = await startDatabase();
const browser = await chromium.launch(BROWSER_LAUNCH);
const stops: (() => Promise<void>)[] = [() => browser.close(), () => cluster.stop()];
let allPass = true;
try {
  const sides: Side[] = [];
  for (const [name, count] of [
    ["few", FEW],
    ["many", MANY],
  ] as const) {
    await query(cluster.url, `CREATE DATABASE bench_${name}`);
    const url = Object.assign(new URL(cluster.url), { pathname: `/bench_${name}` }).href;
    const { stack, pages } = await openSide(url, count);
    stops.unshift(() => stack.stop());
    const context = await browser.newContext();
    await signIn(context, stack.baseUrl);
    sides.push({ databaseUrl: url, baseUrl: stack.baseUrl, context, pages });
  }
  const [few, many] = sides;
  if (!few || !many) throw new Error("A side is missing");
  await fillPages(few, many);
  console.log(
    `\nSupport's pages, lower quartile of ${ROUNDS}, with ${MANY} connections against ${FEW}: at most ${MOST_RATIO}.\n`,
  );
  console.log("page                      few ms   many ms   ratio");
  for (const name of Object.keys(few.pages)) {
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS + WARM_UP; round++) {
      // Each side goes first in every other round: what else the machine does meets both alike.
      for (const side of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        const taken = await timePage(side === 0 ? few : many, name);
        if (round >= WARM_UP) times[side].push(taken);
      }
    }
    const [a, b] = [lowerQuartile(times[0]), lowerQuartile(times[1])];
    const isFair = (await countRows(few, name)) === (await countRows(many, name));
    const passes = isFair && b / a <= MOST_RATIO;
    allPass &&= passes;
    console.log(
      [
        name.padEnd(22),
        a.toFixed(1).padStart(9),
        b.toFixed(1).padStart(9),
        (b / a).toFixed(2).padStart(7),
      ].join(" ") + (passes ? "" : isFair ? "  over" : "  shows other rows"),
    );
  }
} finally {
  for (const stop of stops) await stop();
}
process.exit(allPass ? 0 : 1);
