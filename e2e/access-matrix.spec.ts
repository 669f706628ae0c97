import {
  ACTIONS,
  ADDRESSES,
  MATRIX_ACCOUNT_ID,
  MATRIX_ACTORS,
  type MatrixActor,
  type MatrixWorld,
  PARAMETERS,
} from "@/lib/access/testing/access-matrix";
import { test as base, expect, personOf } from "./fixtures";
import {
  ask,
  callAction,
  type Endpoint,
  readEndpoints,
  redirectOf,
  type Session,
} from "./harness/action-caller";
import { listAuditActions } from "./products/database";

interface Matrix {
  sessions: Record<MatrixActor, Session>;
  /** What those look at who change nothing. */
  shared: MatrixWorld;
}

const BEGIN = "lib/connections/actions/begin.ts#beginConnection";
const SIGN_IN = "lib/session/actions.ts#signIn";
const SIGN_OUT = "lib/session/actions.ts#signOut";

const endpoints = readEndpoints();

function endpointOf(name: string, world?: MatrixWorld): Endpoint {
  const endpoint = endpoints.get(name);
  if (!endpoint) throw new Error(`The build has no action ${name}`);
  return world ? { ...endpoint, page: fill(endpoint.page, world) } : endpoint;
}

function fill(address: string, world: MatrixWorld): string {
  return address.replaceAll(/\[([^\]]+)\]/g, (_, name: string) => PARAMETERS[name]?.(world) ?? "");
}

async function newSession(actor: MatrixActor): Promise<Session> {
  if (actor === "nobody") return { cookie: "" };
  const { email, password } = personOf(actor);
  const answer = await callAction({ cookie: "" }, endpointOf(SIGN_IN), { email, password });
  expect(redirectOf(answer), `${actor} signs in`).toBe("/");
  const pairs = answer.headers.getSetCookie().map((one) => one.split(";")[0]);
  await answer.body?.cancel();
  return { cookie: pairs.join("; ") };
}

async function newWorld(session: Session): Promise<MatrixWorld> {
  const input = { integrationId: "infrawatch", accessMethod: "iam-role", awsAccountId: MATRIX_ACCOUNT_ID };
  const answer = await callAction(session, endpointOf(BEGIN), input);
  const connectionId = /connections\/([^/]+)\/setup/.exec(redirectOf(answer) ?? "")?.[1];
  await answer.body?.cancel();
  if (!connectionId) throw new Error(`No connection was begun: ${answer.status}`);
  return { connectionId };
}

const test = base.extend<object, { matrix: Matrix }>({
  matrix: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
    async ({}, use) => {
      const sessions = {} as Matrix["sessions"];
      for (const actor of MATRIX_ACTORS) sessions[actor] = await newSession(actor);
      await use({ sessions, shared: await newWorld(sessions.acme) });
    },
    { scope: "worker" },
  ],
});

/** What came of it, in the words of the matrix. */
function outcomeOf(response: Response): string {
  const location = response.headers.get("location");
  if (location?.startsWith("/sign-in")) return "sign-in";
  if (location) return `to ${location}`;
  if (response.status === 404) return "not-found";
  return response.ok ? "shown" : `status ${response.status}`;
}

async function outcomeOfAction(response: Response): Promise<string> {
  const target = redirectOf(response);
  if (target !== null) {
    // What follows is the next page, which may wait for a whole verification.
    await response.body?.cancel();
    return target.startsWith("/sign-in") ? "sign-in" : "done";
  }
  if (response.status === 404) return "not-found";
  // Fields at fault are found before anybody asks whose connection it is: such a row would prove nothing.
  const isParsed = /"fieldErrors":\{\}/.test(await response.text());
  return response.ok && isParsed ? "done" : `status ${response.status}, fields at fault`;
}

test("the build has exactly the actions of the matrix", () => {
  expect([...endpoints.keys()].sort()).toEqual(Object.keys(ACTIONS).sort());
});

for (const [address, outcomes] of Object.entries(ADDRESSES)) {
  test(`every actor tries ${address}`, async ({ matrix }) => {
    const world = matrix.shared;
    const [method = "", path = ""] = address.startsWith("/") ? ["GET", address] : address.split(" ");
    const found: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const [index, actor] of MATRIX_ACTORS.entries()) {
      const response = await ask(fill(path, world), matrix.sessions[actor], { method });
      found[actor] = outcomeOf(response);
      expected[actor] = fill(outcomes[index] ?? "", world);
      const text = await response.text();
      if (found[actor] !== "shown" || actor === "globex")
        expect(text.includes(MATRIX_ACCOUNT_ID), `${actor} reads of the connection`).toBe(false);
    }
    expect(found).toEqual(expected);
  });
}

for (const [name, { fields, outcomes }] of Object.entries(ACTIONS)) {
  test(`every actor calls ${name}`, async ({ matrix }) => {
    // A connection of its own only where the action is about one: a person may not begin many in a minute.
    const { connectionId } = matrix.shared;
    const isAboutOne = Object.values(fields(matrix.shared)).includes(connectionId);
    const world = isAboutOne ? await newWorld(matrix.sessions["acme-member"]) : matrix.shared;
    const endpoint = endpointOf(name, world);
    const found: Record<string, string> = {};
    const expected: Record<string, string> = {};
    // Those who may come last, so that the audit log tells what the others could do before them.
    const order = MATRIX_ACTORS.map((actor, index) => ({ actor, outcome: outcomes[index] ?? "" }));
    const refused = order.filter(({ outcome }) => outcome !== "done");
    for (const { actor, outcome } of [...refused, ...order.filter((one) => !refused.includes(one))]) {
      const session = name === SIGN_OUT ? await newSession(actor) : matrix.sessions[actor];
      found[actor] = await outcomeOfAction(await callAction(session, endpoint, fields(world)));
      expected[actor] = outcome;
      if (outcome !== "done")
        expect(await listAuditActions(world.connectionId), `${actor} changes nothing`).toEqual([
          "connection.created",
        ]);
    }
    expect(found).toEqual(expected);
  });
}
