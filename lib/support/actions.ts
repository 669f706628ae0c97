"use server";

import { notFound } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { permissionsExpectationFor } from "@/lib/connections/permissions-doctor";
import { findConnection, findFinishedRun } from "@/lib/connections/queries";
import { trustExpectationFor } from "@/lib/connections/trust-doctor";
import { examinePolicies } from "@/lib/iam/permissions-doctor/examine-policies";
import { examineTrustPolicy } from "@/lib/iam/trust-doctor/examine-trust-policy";
import { createPoliciesAnswer } from "./policies-answer";
import { policiesTextSchema, trustTextSchema } from "./schema";
import { createTrustAnswer } from "./trust-answer";

const DIAGNOSING = { attempts: 30, perSeconds: 60 };
const NOT_ASKED = "The last verification found no permission for which policies are wanted.";
const NO_ROLE = "There is no Role ARN here to examine it for.";

/** Tells what is wrong with a trust policy that a customer sent. It writes nothing: support changes no connection. */
export const diagnoseTrust = defineAction(
  {
    name: "diagnose-trust",
    permission: "support.read",
    limit: DIAGNOSING,
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

/** Tells what the policies mean that a customer sent. It writes nothing either. */
export const diagnosePolicies = defineAction(
  {
    name: "diagnose-policies",
    permission: "support.read",
    limit: DIAGNOSING,
    input: policiesTextSchema,
    secrets: [],
  },
  async ({ actor, input: { connectionId, policiesText } }) => {
    const connection = (await findConnection(actor, connectionId)) ?? notFound();
    const expected = await permissionsExpectationFor(connection, await findFinishedRun(connection));
    if (!expected) return { formError: NOT_ASKED };
    const examination = examinePolicies(policiesText, expected);
    if (examination.kind === "unreadable") return { fieldErrors: { policiesText: [examination.message] } };
    return { answer: createPoliciesAnswer(expected, examination) };
  },
);
