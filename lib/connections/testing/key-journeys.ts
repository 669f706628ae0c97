/**
 * A program: every journey of an access key, its failures included, in a process of its own. What it logs and says
 * goes to its output, and the secrets that it used, one a line, to the file that it is given.
 */
import { writeFileSync } from "node:fs";
import { inspect } from "node:util";
import { withoutSecrets } from "@/lib/actions/define-action";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { getDatabase } from "@/lib/db/client";
import type { MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { discardCandidateKey } from "../commands/discard-candidate-key";
import { enterAccessKey } from "../commands/enter-access-key";
import { moveToRole } from "../commands/move-to-role";
import { pasteAnswer } from "../commands/paste-answer";
import { describeConnected, describeKeyForm } from "../handover";
import { findVerification } from "../queries";
import { accessKeySchema } from "../schema";
import { describeSetup } from "../setup-view";
import {
  createKey,
  createUser,
  enterAndVerify,
  enterKey,
  type KeyPair,
  newKeyConnection,
  verifyKey,
} from "./keys";
import { newMember, reread } from "./members";
import { createRole, verifyRole } from "./roles";

const CUSTOMER = "444455556666";
const used = new Set<string>();

function use(pair: KeyPair): KeyPair {
  used.add(pair.secretAccessKey);
  return pair;
}

/** Says whatever a caller, a page or a log could get to see of a value. */
function say(value: unknown): void {
  const json = value instanceof Error ? JSON.stringify({ ...value }) : JSON.stringify(value);
  process.stdout.write(`${String(value)}\n${inspect(value, { depth: 12, showHidden: true })}\n${json}\n`);
}

async function sayFailure(work: Promise<unknown>): Promise<void> {
  say(await work.catch((error: unknown) => error));
}

async function sayConnection(actor: MemberActor, id: string): Promise<void> {
  const connection = await reread(actor, id);
  const run = await findVerification(connection);
  say([connection, run, describeSetup(connection)]);
  if (connection.accessMethod === "access-key")
    say([describeKeyForm(connection), describeConnected(connection, run)]);
}

async function connectRotateAndMove(sandbox: RunningSandbox, actor: MemberActor): Promise<void> {
  const { id } = await newKeyConnection(actor);
  await createUser(sandbox, await reread(actor, id));
  const first = use(await createKey(sandbox));
  await enterAndVerify(actor, id, first);
  await sayConnection(actor, id);
  for (const text of [`${first.accessKeyId} Active`, JSON.stringify({ AccessKey: first, Status: "Active" })])
    say(await pasteAnswer(actor, await reread(actor, id), "key-list", text));
  await sayConnection(actor, id);
  await enterKey(actor, id, use(await createKey(sandbox)));
  await discardCandidateKey(actor, await reread(actor, id));
  await createUser(sandbox, await reread(actor, id), { userName: "second" });
  await enterAndVerify(actor, id, use(await createKey(sandbox, "second")));
  await sayConnection(actor, id);
  await moveToRole(actor, await reread(actor, id));
  await verifyRole(actor, id, await createRole(sandbox, await reread(actor, id)));
  await sayConnection(actor, id);
}

async function beRejected(sandbox: RunningSandbox, actor: MemberActor): Promise<void> {
  const { id } = await newKeyConnection(actor);
  const wrong = { ...sandbox.customer, secretAccessKey: `${sandbox.customer.secretAccessKey.slice(1)}/` };
  const pairs = [wrong, sandbox.createRootAccessKey(CUSTOMER), sandbox.createAccount("777788889999")];
  for (const pair of pairs) say(await enterKey(actor, id, use(pair)));
  const secretAccessKey = `${wrong.secretAccessKey}+/0`;
  const typed = { connectionId: id, accessKeyId: "AKIA", secretAccessKey };
  used.add(secretAccessKey);
  say([accessKeySchema.safeParse(typed).error?.issues, withoutSecrets(typed, ["secretAccessKey"])]);
}

async function fail(sandbox: RunningSandbox, actor: MemberActor): Promise<void> {
  const { id } = await newKeyConnection(actor);
  await createUser(sandbox, await reread(actor, id), { userName: "failing", withPermissions: false });
  const pair = use(await createKey(sandbox, "failing"));
  await enterAndVerify(actor, id, pair);
  await sayConnection(actor, id);
  for (const kind of ["internal-failure", "broken-xml", "throttle"] as const) {
    sandbox.setScenario(CUSTOMER, { fault: { kind } });
    await sayFailure(enterAndVerify(actor, id, pair));
    await sayConnection(actor, id);
  }
  sandbox.setScenario(CUSTOMER, { fault: null });
  await enterKey(actor, id, pair);
  await alterEnvelope(id);
  await sayFailure(verifyKey(actor, id));
  const gone = await newKeyConnection(actor);
  await getDatabase().connection.delete({ where: { id: gone.id } });
  await sayFailure(enterAccessKey(actor, gone, { ...pair, region: null, settings: {} }));
}

/** So that it does not open any more, as if it had been tampered with. */
async function alterEnvelope(connectionId: string): Promise<void> {
  const where = { connectionId_stage: { connectionId, stage: "candidate" } };
  const { envelope } = await getDatabase().accessKey.findUniqueOrThrow({ where });
  await getDatabase().accessKey.update({ where, data: { envelope: `${envelope?.slice(0, -8)}AAAAAAAA` } });
}

const sandbox = await startSandbox();
pointSdkAt(sandbox.endpoint);
signWith(sandbox.vendor);
used.add(sandbox.vendor.secretAccessKey);
const actor = await newMember();
await connectRotateAndMove(sandbox, actor);
await beRejected(sandbox, actor);
await fail(sandbox, actor);
writeFileSync(process.argv[2] ?? "", [...used].join("\n"));
await getDatabase().$disconnect();
await sandbox.stop();
