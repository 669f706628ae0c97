"use server";

import { defineAction } from "@/lib/actions/define-action";
import { follow } from "@/lib/actions/follow";
import { furthestStep } from "@/lib/onboarding/setup-steps";
import { paths } from "@/lib/paths";
import { authorise, pageOf, VERIFYING, verifyAndFollow, WRITING } from "../acting";
import { pasteAnswer } from "../commands/paste-answer";
import { connectionSchema, pastedAnswerSchema } from "../schema";
import { setupFacts } from "../setup-view";

export const verifyConnection = defineAction(
  { name: "verify-connection", permission: "connection.verify", limit: VERIFYING, input: connectionSchema },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    const facts = setupFacts(connection);
    if (!facts.hasAccess) follow(pageOf(actor, connection, furthestStep(facts)));
    return verifyAndFollow(actor, connection);
  },
);

export const examineAnswer = defineAction(
  {
    name: "examine-answer",
    permission: "connection.set-up",
    limit: WRITING,
    input: pastedAnswerSchema,
    secrets: [],
  },
  async ({ actor, input }) => {
    const connection = await authorise(actor, input.connectionId);
    const rejection = await pasteAnswer(actor, connection, input.kind, input.pastedAnswer);
    const { id } = connection;
    return (
      rejection ??
      follow(paths.findings(input.page === "verify" ? paths.setup(id, "verify") : paths.connection(id)))
    );
  },
);
