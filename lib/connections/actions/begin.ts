"use server";

import { defineAction } from "@/lib/actions/define-action";
import { follow } from "@/lib/actions/follow";
import { STEPS_BY_METHOD } from "@/lib/onboarding/setup-steps";
import { paths } from "@/lib/paths";
import { authorise, listTicked, WRITING } from "../acting";
import { changeAccount } from "../commands/change-account";
import { choosePermissions } from "../commands/choose-permissions";
import { confirmRoleCreated } from "../commands/confirm-role-created";
import { createConnection } from "../commands/create-connection";
import { accountSchema, changeAccountSchema, choosePermissionsSchema, confirmCreatedSchema } from "../schema";

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
  { name: "confirm-created", permission: "connection.set-up", limit: WRITING, input: confirmCreatedSchema },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    await confirmRoleCreated(actor, connection);
    follow(paths.setup(connection.id, STEPS_BY_METHOD[connection.accessMethod][2], input.user));
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
    const step = STEPS_BY_METHOD[connection.accessMethod][1];
    return rejection ?? follow(paths.setup(connection.id, step, input.user));
  },
);
