"use server";

import { notFound } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { findConnection } from "@/lib/connections/queries";
import { trustExpectationFor } from "@/lib/connections/trust-doctor";
import { examineTrustPolicy } from "@/lib/iam/trust-doctor/examine-trust-policy";
import { trustTextSchema } from "./schema";
import { createTrustAnswer } from "./trust-answer";

const NO_ROLE = "There is no Role ARN here to examine it for.";

/** Tells what is wrong with a trust policy that a customer sent. It writes nothing: support changes no connection. */
export const diagnoseTrust = defineAction(
  {
    name: "diagnose-trust",
    permission: "support.read",
    limit: { attempts: 30, perSeconds: 60 },
    input: trustTextSchema,
    secrets: [],
  },
  async ({ actor, input: { connectionId, trustText } }) => {
    const connection = (await findConnection(actor, connectionId)) ?? notFound();
    const expected = trustExpectationFor(connection);
    if (!expected) return { formError: NO_ROLE };
    const examination = examineTrustPolicy(trustText, expected);
    if (examination.kind === "unreadable") return { fieldErrors: { trustText: [examination.message] } };
    return { answer: createTrustAnswer(expected, examination) };
  },
);
