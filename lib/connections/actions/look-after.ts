"use server";

import { notFound } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { follow } from "@/lib/actions/follow";
import { paths } from "@/lib/paths";
import { authorise, listTicked, WRITING } from "../acting";
import { approveServices } from "../commands/approve-services";
import { disconnectConnection } from "../commands/disconnect-connection";
import { proveAccessEnd } from "../commands/prove-access-end";
import { findConnection } from "../queries";
import { approveServicesSchema, connectionSchema } from "../schema";

/** Each asks AWS once per External ID. */
const ASKING_ACCESS_END = { attempts: 5, perSeconds: 60 };

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
