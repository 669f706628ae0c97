/** A whole run of the checks: the real SDK, through the port, against a sandbox in which a situation is true. */
import { createSecret } from "@/lib/crypto/secret";
import { defaultRegion } from "@/lib/iam/partition";
import type { CheckResult } from "@/lib/verification/check-result";
import type { AwsPort } from "@/lib/verification/port";
import { type PlannedRun, runChecks } from "@/lib/verification/run-checks";
import type { RunningSandbox } from "@/sandbox/start";
import { iamAs, type Keys } from "@/sandbox/testing/clients";
import { PROBE_ROLE_NAME } from "@/sandbox/world/probe-role";
import { type OpenedPort, openAwsPort } from "../../sdk-port";
import { makeRole } from "./arrange";
import { makeKey } from "./customer-key";
import { prepareProbe, signAs } from "./own-side";
import { type Documents, documentsOf, planKey, planRole } from "./plan";
import { fillIn, openSides, type Sides } from "./sides";
import type { Situation, Weather } from "./situation";

const HUNG_MS = 300;
const DEADLINE_MS = 5_000;

/** A situation that is true in the sandbox. */
export interface Arranged {
  sandbox: RunningSandbox;
  sides: Sides;
  situation: Situation;
  documents: Documents;
  key: Keys | null;
}

/** Empties the sandbox and makes the situation true in it. */
export async function arrange(sandbox: RunningSandbox, told: Situation): Promise<Arranged> {
  sandbox.reset();
  const sides = openSides(sandbox, told);
  const situation = fillIn(told, sides);
  const documents = documentsOf(situation, sides);
  const { propagationDelayMs = 0 } = situation.customerAccount ?? {};
  sandbox.setScenario(sides.customer.accountId, { propagationDelayMs });
  const region = defaultRegion(situation.partition ?? "aws");
  const iam = iamAs(sandbox, sides.customer, { region });
  if (documents.role) await makeRole(iam, situation, documents.role);
  const key = documents.user ? await makeKey(iam, { sandbox, sides, situation, documents }) : null;
  await prepareProbe(sandbox, sides, situation);
  await signAs(sandbox, sides, situation);
  return { sandbox, sides, situation, documents, key };
}

/** Verifies once, and the pauses take no time but the sandbox's. */
export async function verify(arranged: Arranged): Promise<CheckResult[]> {
  const { sandbox, sides, situation } = arranged;
  const { thereafter, onceSimulated } = situation;
  bring(sandbox, sides, situation);
  sandbox.setClockSkew(situation.clockSkewMs ?? 0);
  const hangs = JSON.stringify(situation).includes('"hang"');
  const region = defaultRegion(situation.partition ?? "aws");
  const probeRoleName = situation.probe === "not-set-up" ? undefined : PROBE_ROLE_NAME;
  const port = openAwsPort({ region, deadlineMs: hangs ? HUNG_MS : DEADLINE_MS, probeRoleName });
  try {
    return await runChecks(await planOf(arranged, port), {
      port: turning(port, {
        opened: () => thereafter && bring(sandbox, sides, thereafter),
        simulated: () => onceSimulated && bring(sandbox, sides, onceSimulated),
      }),
      now: () => new Date(),
      random: () => 0.5,
      sleep: async (ms) => sandbox.advanceClock(ms),
      emit: async () => undefined,
    });
  } finally {
    port.close();
  }
}

async function planOf({ situation, sides, documents, key }: Arranged, port: OpenedPort): Promise<PlannedRun> {
  if (documents.role) return { plan: await planRole(situation, sides, documents.role) };
  if (!key) throw new Error("A run by access key needs a key");
  const session = port.holdAccessKey(key.accessKeyId, createSecret(key.secretAccessKey));
  return { plan: await planKey(situation, sides, documents.user, key.accessKeyId), session };
}

function bring(sandbox: RunningSandbox, { vendor, customer }: Sides, weather: Weather): void {
  if (weather.vendorAccount) sandbox.setScenario(vendor.accountId, weather.vendorAccount);
  if (weather.customerAccount) sandbox.setScenario(customer.accountId, weather.customerAccount);
}

type Turn = () => void;

/**
 * The port, and a turn of the weather before anything else is asked: when the role has opened or the key is known,
 * and when the simulator has answered its first question; it is asked one at a time for that.
 */
function turning(port: AwsPort, turns: { opened: Turn; simulated: Turn }): AwsPort {
  const opened = once(turns.opened);
  const simulated = once(turns.simulated);
  const simulateActions = after(port.simulateActions, simulated);
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...port,
    assumeRole: after(port.assumeRole, opened),
    identifySession: after(port.identifySession, opened),
    simulateActions: (request) => {
      const answer = last.then(() => simulateActions(request));
      last = answer;
      return answer;
    },
  };
}

function once(turn: Turn): Turn {
  let isTurned = false;
  return () => {
    if (!isTurned) turn();
    isTurned = true;
  };
}

function after<Asked extends unknown[], Answer extends { kind: string }>(
  ask: (...asked: Asked) => Promise<Answer>,
  turn: Turn,
) {
  return async (...asked: Asked) => {
    const answer = await ask(...asked);
    if (answer.kind === "answered") turn();
    return answer;
  };
}
