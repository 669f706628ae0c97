"use server";

import { revalidatePath } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { paths } from "@/lib/paths";
import type { MemberActor } from "@/lib/session/actors";
import { changeAccount } from "./commands/change-account";
import { confirmRoleCreated } from "./commands/confirm-role-created";
import { createConnection } from "./commands/create-connection";
import { enterRoleArn } from "./commands/enter-role-arn";
import { runVerification } from "./commands/run-verification";
import { startVerification } from "./commands/start-verification";
import { findConnection } from "./queries";
import { accountSchema, changeAccountSchema, connectionSchema, roleArnSchema } from "./schema";
import type { AuthorizedConnection } from "./types";

const WRITING = { attempts: 30, perSeconds: 60 };
const VERIFYING = { attempts: 20, perSeconds: 60 };

export const beginConnection = defineAction(
  { name: "begin-connection", actor: "member", limit: WRITING, input: accountSchema },
  async ({ actor, input }) => follow(paths.setup(await createConnection(actor, input), "create-role")),
);

export const chooseAccount = defineAction(
  { name: "choose-account", actor: "member", limit: WRITING, input: changeAccountSchema },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    const rejection = await changeAccount(actor, connection, input);
    return rejection ?? follow(paths.setup(connection.id, "create-role"));
  },
);

export const continueToRoleArn = defineAction(
  { name: "continue-to-role-arn", actor: "member", limit: WRITING, input: connectionSchema },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    await confirmRoleCreated(actor, connection);
    follow(paths.setup(connection.id, "role-arn"));
  },
);

export const submitRoleArn = defineAction(
  { name: "submit-role-arn", actor: "member", limit: VERIFYING, input: roleArnSchema },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    const rejection = await enterRoleArn(actor, connection, input.roleArn);
    if (rejection) return rejection;
    return verifyAndFollow(actor, { ...connection, roleArn: input.roleArn.arn, state: "awaiting-setup" });
  },
);

export const verifyConnection = defineAction(
  { name: "verify-connection", actor: "member", limit: VERIFYING, input: connectionSchema },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    if (connection.roleArn === null) follow(paths.setup(connection.id, "role-arn"));
    return verifyAndFollow(actor, connection);
  },
);

/** Goes on to a page; the browser forgets the pages it kept from before, so that Back shows what holds now. */
function follow(path: string): never {
  revalidatePath(paths.connections(), "layout");
  redirect(path);
}

async function authorise(actor: MemberActor, connectionId: string): Promise<AuthorizedConnection> {
  return (await findConnection(actor, connectionId)) ?? notFound();
}

async function verifyAndFollow(actor: MemberActor, connection: AuthorizedConnection): Promise<never> {
  const verificationId = await startVerification(actor, connection);
  // Not `after()`: that waits for the response, and the page of this very response waits for the run.
  if (verificationId !== null) void runVerification(verificationId);
  follow(paths.setup(connection.id, "verify"));
}
