"use server";

import { notFound } from "next/navigation";
import { defineAction, type Refused } from "@/lib/actions/define-action";
import { follow } from "@/lib/actions/follow";
import { getEnv } from "@/lib/env";
import { readRefusedKeyId, readRefusedRoleArn } from "@/lib/iam/refused-entry";
import { furthestStep, type SetupStep, STEPS_BY_METHOD } from "@/lib/onboarding/setup-steps";
import { paths } from "@/lib/paths";
import type { Actor, ActorWith } from "@/lib/session/actors";
import { approveServices } from "./commands/approve-services";
import { changeAccount } from "./commands/change-account";
import { choosePermissions } from "./commands/choose-permissions";
import { confirmRoleCreated } from "./commands/confirm-role-created";
import { createConnection } from "./commands/create-connection";
import { discardCandidateKey } from "./commands/discard-candidate-key";
import { disconnectConnection } from "./commands/disconnect-connection";
import { enterAccessKey } from "./commands/enter-access-key";
import { enterRoleArn } from "./commands/enter-role-arn";
import { moveToRole } from "./commands/move-to-role";
import { noteRefusal } from "./commands/note-refusal";
import { pasteTrust } from "./commands/paste-trust";
import { proveAccessEnd } from "./commands/prove-access-end";
import { returnToKey } from "./commands/return-to-key";
import { runVerification } from "./commands/run-verification";
import { startVerification } from "./commands/start-verification";
import { findConnection, findConnectionAgain } from "./queries";
import {
  accessKeySchema,
  accountSchema,
  approveServicesSchema,
  changeAccountSchema,
  choosePermissionsSchema,
  connectionSchema,
  pastedTrustSchema,
  roleArnSchema,
} from "./schema";
import { readSettings } from "./settings";
import { setupFacts } from "./setup-view";
import type { AuthorizedConnection } from "./types";

const WRITING = { attempts: 30, perSeconds: 60 };
const CAPABILITY_FIELD = "capability.";
const VERIFYING = () => ({ attempts: getEnv().VERIFICATIONS_PER_MINUTE, perSeconds: 60 });
/** Each asks AWS once per External ID. */
const ASKING_ACCESS_END = { attempts: 5, perSeconds: 60 };

export const beginConnection = defineAction(
  { name: "begin-connection", permission: "connection.set-up", limit: WRITING, input: accountSchema },
  async ({ actor, input }) => {
    const connectionId = await createConnection(actor, input);
    follow(paths.setup(connectionId, STEPS_BY_METHOD[input.accessMethod][1]));
  },
);

export const chooseAccount = defineAction(
  { name: "choose-account", permission: "connection.set-up", limit: WRITING, input: changeAccountSchema },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    const rejection = await changeAccount(actor, connection, input);
    return rejection ?? follow(paths.setup(connection.id, STEPS_BY_METHOD[input.accessMethod][1]));
  },
);

export const confirmCreated = defineAction(
  { name: "confirm-created", permission: "connection.set-up", limit: WRITING, input: connectionSchema },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    await confirmRoleCreated(actor, connection);
    follow(paths.setup(connection.id, STEPS_BY_METHOD[connection.accessMethod][2]));
  },
);

export const submitRoleArn = defineAction(
  {
    name: "submit-role-arn",
    permission: "connection.set-up",
    limit: VERIFYING,
    input: roleArnSchema,
    refused: noteRefusedRoleArn,
  },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    const rejection = await enterRoleArn(actor, connection, input.roleArn);
    return rejection ?? verifyAndFollow(actor, await findConnectionAgain(connection));
  },
);

export const submitAccessKey = defineAction(
  {
    name: "submit-access-key",
    permission: "connection.set-up",
    limit: VERIFYING,
    input: accessKeySchema,
    secrets: ["secretAccessKey"],
    refused: noteRefusedKey,
  },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    const settings = readSettings(connection.integrationId, input);
    if ("fieldErrors" in settings) return settings;
    const { accessKeyId, secretAccessKey } = input;
    const { values, region } = settings;
    const entered = { accessKeyId: accessKeyId.value, secretAccessKey, region, settings: values };
    const rejection = await enterAccessKey(actor, connection, entered);
    return rejection ?? verifyAndFollow(actor, await findConnectionAgain(connection));
  },
);

export const dropCandidateKey = defineAction(
  { name: "drop-candidate-key", permission: "connection.set-up", limit: WRITING, input: connectionSchema },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    await discardCandidateKey(actor, connection);
    follow(paths.connection(connection.id));
  },
);

export const startMoveToRole = defineAction(
  { name: "start-move-to-role", permission: "connection.set-up", limit: WRITING, input: connectionSchema },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    const rejection = await moveToRole(actor, connection);
    return rejection ?? follow(paths.setup(connection.id, "create-role"));
  },
);

export const keepUsingKey = defineAction(
  { name: "keep-using-key", permission: "connection.set-up", limit: WRITING, input: connectionSchema },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    const rejection = await returnToKey(actor, connection);
    return rejection ?? follow(paths.connection(connection.id));
  },
);

export const savePermissions = defineAction(
  {
    name: "save-permissions",
    permission: "connection.set-up",
    limit: WRITING,
    input: choosePermissionsSchema,
  },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    const chosen = { permissionSetId: input.permissionSetId, capabilityIds: listTicked(input) };
    const rejection = await choosePermissions(actor, connection, chosen);
    return rejection ?? follow(paths.setup(connection.id, STEPS_BY_METHOD[connection.accessMethod][1]));
  },
);

export const saveApprovedServices = defineAction(
  {
    name: "save-approved-services",
    permission: "connection.set-up",
    limit: WRITING,
    input: approveServicesSchema,
  },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    const rejection = await approveServices(actor, connection, listTicked(input));
    return rejection ?? follow(paths.approvedServices(connection.id));
  },
);

export const verifyConnection = defineAction(
  { name: "verify-connection", permission: "connection.verify", limit: VERIFYING, input: connectionSchema },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    const facts = setupFacts(connection);
    if (!facts.hasAccess) follow(pageOf(actor, connection, furthestStep(facts)));
    return verifyAndFollow(actor, connection);
  },
);

export const examineTrust = defineAction(
  { name: "examine-trust", permission: "connection.set-up", limit: WRITING, input: pastedTrustSchema },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    const rejection = await pasteTrust(actor, connection, input.pastedTrust);
    const { id } = connection;
    return (
      rejection ??
      follow(paths.trustFindings(input.page === "verify" ? paths.setup(id, "verify") : paths.connection(id)))
    );
  },
);

export const endConnection = defineAction(
  {
    name: "end-connection",
    permission: "connection.disconnect",
    limit: WRITING,
    input: connectionSchema,
  },
  async ({ actor, input }) => {
    const connection = (await findConnection(actor, input.connectionId)) ?? notFound();
    await disconnectConnection(actor, connection);
    follow(paths.connection(connection.id));
  },
);

export const askAccessEnd = defineAction(
  {
    name: "ask-access-end",
    permission: "connection.set-up",
    limit: ASKING_ACCESS_END,
    input: connectionSchema,
  },
  async ({ actor, input }) => {
    const connection = (await findConnection(actor, input.connectionId)) ?? notFound();
    await proveAccessEnd(actor, connection);
    follow(paths.accessEnd(connection.id));
  },
);

function noteRefusedRoleArn({ actor, values, problems }: Refused<"connection.set-up">): Promise<void> {
  const detail = { roleArn: readRefusedRoleArn(values.roleArn ?? ""), problems: problems.join(" ") };
  return noteRefusal(actor, values.connectionId ?? "", { action: "connection.role-arn-refused", detail });
}

function noteRefusedKey({ actor, values, problems }: Refused<"connection.set-up">): Promise<void> {
  const detail = { accessKeyId: readRefusedKeyId(values.accessKeyId ?? ""), problems: problems.join(" ") };
  return noteRefusal(actor, values.connectionId ?? "", { action: "connection.access-key-refused", detail });
}

/** The capabilities that are ticked: each is a field of its own. */
function listTicked(input: object): string[] {
  return Object.keys(input)
    .filter((name) => name.startsWith(CAPABILITY_FIELD))
    .map((name) => name.slice(CAPABILITY_FIELD.length));
}

/** The connection to change; one that was disconnected changes no more, and its page says so. */
async function authorise(actor: ActorWith<"connection.read">, id: string): Promise<AuthorizedConnection> {
  const connection = (await findConnection(actor, id)) ?? notFound();
  if (connection.disconnectedAt === null) return connection;
  return follow(actor.kind === "staff" ? paths.supportConnection(id) : paths.connection(id));
}

async function verifyAndFollow(
  actor: ActorWith<"connection.verify">,
  connection: AuthorizedConnection,
): Promise<never> {
  const verificationId = await startVerification(actor, connection);
  // Not `after()`: that waits for the response, and the page of this very response waits for the run.
  if (verificationId !== null) void runVerification(verificationId);
  follow(pageOf(actor, connection, "verify"));
}

/** Where whoever acts sees the connection: a member in the wizard, staff on a page of their own. */
function pageOf({ kind }: Actor, { id }: AuthorizedConnection, step: SetupStep): string {
  return kind === "staff" ? paths.supportConnection(id) : paths.setup(id, step);
}
