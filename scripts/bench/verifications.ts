/** How long a verification takes and how many calls it makes, each as a ratio from one run. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { groupRequirements } from "@/lib/iam/simulation-groups";
import { INTEGRATIONS } from "@/lib/integrations/catalogue";
import { runChecks } from "@/lib/verification/run-checks";
import type { RunEvent } from "@/lib/verification/run-event";
import { type DemoSandbox, prepareSandbox } from "../demo/sandbox";
import { customerIam } from "./aws-account";
import { type PreparedRun, prepareRun } from "./prepared-run";
import { countCalls, slowDown } from "./sandbox-traffic";
import { freePort } from "./stack";

const LATENCY_MS = 100;
/** A process that has just started compiles while it runs, on both sides. */
const WARM_UPS = 5;
const REPETITIONS = 7;
const MOST_TIME_RATIO = { kommander: 2.5, others: 1.5 };
const MOST_CALLS_RATIO = 1.2;
const MOST_ROUND_TRIPS = 3;
const HOUR_SECONDS = 3600;
/** Ends the run of the wrong External ID once it was named: what comes after is only waiting. */
const ENOUGH = new Error("The wrong External ID was named");

const around = {
  now: () => new Date(),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
};

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** The two calls that must follow each other: the one that opens the access, and one with the access. */
async function walkCriticalPath({ run, port }: PreparedRun): Promise<void> {
  if ("session" in run) {
    await port.identifySession(run.session);
    await port.identifySession(run.session);
    return;
  }
  const opened = await port.assumeRole(run.plan);
  if (opened.kind !== "answered") throw new Error(`The role did not open: ${opened.evidence.message}`);
  await port.identifySession(opened.value);
}

/** What AWS takes no two of in one call: each way of asking STS, and each resource and context of the simulator. */
function countForcedCalls({ run: { plan } }: PreparedRun): number {
  const groups = groupRequirements(plan.requirements, { maxActions: Number.POSITIVE_INFINITY }).length;
  if (plan.accessMethod === "access-key") return 1 + (plan.region === null ? 0 : 1) + groups;
  const probes = 3 + (plan.longestSessionSeconds > HOUR_SECONDS ? 1 : 0);
  return 2 + probes + groups;
}

async function verify({ run, port }: PreparedRun) {
  const results = await runChecks(run, { ...around, port, emit: async () => undefined });
  const wrong = results.filter(({ verdict }) => verdict !== "pass");
  if (wrong.length > 0) throw new Error(`Not all is well: ${wrong.map(({ code }) => code).join(", ")}`);
}

/** The median of several: one pause of the machine should not speak for all of them. */
function medianOf(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

async function measureProduct(id: string, prepared: PreparedRun, sandbox: DemoSandbox): Promise<boolean> {
  for (let i = 0; i < WARM_UPS; i += 1) await verify(prepared);
  await slowDown(sandbox, LATENCY_MS);
  const before = await countCalls(sandbox);
  await verify(prepared);
  const calls = (await countCalls(sandbox)) - before;
  const paths: number[] = [];
  const walls: number[] = [];
  for (let i = 0; i < REPETITIONS; i += 1) {
    paths.push(await time(() => walkCriticalPath(prepared)));
    walls.push(await time(() => verify(prepared)));
  }
  await slowDown(sandbox, 0);
  const [path, wall] = [medianOf(paths), medianOf(walls)];
  const forced = countForcedCalls(prepared);
  const most = id === "kommander" ? MOST_TIME_RATIO.kommander : MOST_TIME_RATIO.others;
  const passes = wall / path <= most && calls / forced <= MOST_CALLS_RATIO;
  const cells = [wall.toFixed(0), path.toFixed(0), (wall / path).toFixed(2), most.toFixed(1)];
  const counted = [calls, forced, (calls / forced).toFixed(2), MOST_CALLS_RATIO.toFixed(1)];
  const row = [...cells, ...counted].map((cell) => String(cell).padStart(7)).join("");
  console.log(`${id.padEnd(12)}${row}  ${passes ? "" : "over"}`);
  return passes;
}

/** How long it takes until what a page is told speaks of the External ID, in round trips of the same run. */
async function measureWrongExternalId({ run, port }: PreparedRun, sandbox: DemoSandbox): Promise<boolean> {
  if ("session" in run) throw new Error("Only a role has an External ID");
  const plan = { ...run.plan, externalId: `rb-${randomBytes(16).toString("hex")}` };
  await slowDown(sandbox, LATENCY_MS);
  const roundTrip = await time(() => port.identifyVendor());
  const named = await time(async () => {
    const emit = async (event: RunEvent) => {
      if (JSON.stringify(event).includes("another External ID")) throw ENOUGH;
    };
    await runChecks({ plan }, { ...around, port, emit }).catch((error) => {
      if (error !== ENOUGH) throw error;
    });
  });
  await slowDown(sandbox, 0);
  const trips = named / roundTrip;
  const passes = trips <= MOST_ROUND_TRIPS;
  console.log(
    `\nA wrong External ID is named after ${trips.toFixed(2)} round trips, at most ${MOST_ROUND_TRIPS}  ${passes ? "" : "over"}`,
  );
  return passes;
}

const folder = await mkdtemp(join(tmpdir(), "rolebridge-bench-"));
const sandbox = await prepareSandbox(await freePort(), folder, () => undefined);
// The plans read our settings; there is no database in it, because storing is not what is measured.
Object.assign(process.env, sandbox.settings, {
  DATABASE_URL: "postgresql://nobody@localhost/none",
  SESSION_SECRET: randomBytes(32).toString("base64"),
  LOG_LEVEL: "silent",
});
let allPass = true;
try {
  console.log(
    `A whole verification with ${LATENCY_MS} ms of latency on every AWS call: milliseconds against its`,
  );
  console.log(
    "critical path (the call that opens the access, then one more), and its calls against those that",
  );
  console.log("AWS forces (what it takes no two of in one call).\n");
  console.log("product        time   path  ratio   most  calls forced  ratio   most");
  const place = { iam: customerIam(sandbox), region: sandbox.region, accountId: sandbox.customer.accountId };
  for (const integration of INTEGRATIONS) {
    const prepared = await prepareRun(integration, place);
    allPass = (await measureProduct(integration.id, prepared, sandbox)) && allPass;
    if (integration.id === "infrawatch")
      allPass = (await measureWrongExternalId(prepared, sandbox)) && allPass;
    prepared.port.close();
  }
} finally {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(allPass ? 0 : 1);
