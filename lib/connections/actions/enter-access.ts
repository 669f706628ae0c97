"use server";

import { defineAction, type Refused } from "@/lib/actions/define-action";
import { follow } from "@/lib/actions/follow";
import { readAccessKeyId, readRefusedRoleArn } from "@/lib/iam/refused-entry";
import { paths } from "@/lib/paths";
import { authorise, VERIFYING, verifyAndFollow, WRITING } from "../acting";
import { discardCandidateKey } from "../commands/discard-candidate-key";
import { enterAccessKey } from "../commands/enter-access-key";
import { enterRoleArn } from "../commands/enter-role-arn";
import { moveToRole } from "../commands/move-to-role";
import { noteRefusal } from "../commands/note-refusal";
import { returnToKey } from "../commands/return-to-key";
import { findConnectionAgain } from "../queries";
import { accessKeySchema, connectionSchema, roleArnSchema } from "../schema";
import { readSettings } from "../settings";

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

function noteRefusedRoleArn({ actor, values, problems }: Refused<"connection.set-up">): Promise<void> {
  const detail = { roleArn: readRefusedRoleArn(values.roleArn ?? ""), problems: problems.join(" ") };
  return noteRefusal(actor, values.connectionId ?? "", { action: "connection.role-arn-refused", detail });
}

function noteRefusedKey({ actor, values, problems }: Refused<"connection.set-up">): Promise<void> {
  const detail = { accessKeyId: readAccessKeyId(values.accessKeyId ?? ""), problems: problems.join(" ") };
  return noteRefusal(actor, values.connectionId ?? "", { action: "connection.access-key-refused", detail });
}
