import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PolicyDocument, Statement } from "../../lib/iam/policy-document";
import { authorize, type Explanation, type NamedPolicy, type Ownership } from "./authorize";
import type { Principal } from "./principals";
import { contextOf } from "./request-context";

type Layer = "identity" | "boundary" | "session" | "serviceControl" | "resourceControl" | "resource";

interface Case {
  name: string;
  version?: PolicyDocument["Version"];
  /** Statements of one policy of each kind. */
  policies: Partial<Record<Layer, Statement[]>>;
  request: {
    action: string;
    resource: string;
    context?: Record<string, string | string[]>;
    principal?: Principal;
  };
  ownership?: Ownership;
  /** `by` names the deciding statements as kind and position. */
  expect: { decision: string; kind?: string; by?: string[] };
}

const folder = new URL("cases/", import.meta.url);
const ONE_ACCOUNT: Ownership = { crossAccount: false, resourcePolicyRequired: false };

function loadCases(file: string): Case[] {
  return JSON.parse(readFileSync(new URL(file, folder), "utf8"));
}

function decide({ policies, request, version, ownership }: Case): Explanation {
  const layer = (name: Layer): NamedPolicy[] | undefined => {
    const statements = policies[name];
    if (statements === undefined) return undefined;
    return [{ id: name, document: { Version: version ?? "2012-10-17", Statement: statements } }];
  };
  const layers = {
    identity: layer("identity") ?? [],
    boundary: layer("boundary"),
    session: layer("session"),
    serviceControl: layer("serviceControl"),
    resourceControl: layer("resourceControl"),
    resource: layer("resource"),
  };
  const question = { ...request, context: contextOf(request.context ?? {}) };
  return authorize(question, layers, ownership ?? ONE_ACCOUNT);
}

function summarize(explanation: Explanation) {
  const by = "by" in explanation ? explanation.by.map(({ kind, index }) => `${kind} ${index}`) : undefined;
  return {
    decision: explanation.decision,
    ...(explanation.decision !== "allowed" && { kind: explanation.kind }),
    ...(by && { by }),
  };
}

describe.each(readdirSync(folder))("%s", (file) => {
  test.each(loadCases(file))("$name", (given) => {
    expect(summarize(decide(given))).toEqual(given.expect);
  });
});

test("there are enough cases to mean something", () => {
  expect(readdirSync(folder).flatMap(loadCases).length).toBeGreaterThanOrEqual(120);
});
