import { describe, expect, test } from "vitest";
import { asList, type Statement } from "@/lib/iam/policy-document";
import infrawatchGuide from "./cases/infrawatch-guide-policy.json";
import kommanderGuide from "./cases/kommander-guide-policy.json";
import monkGuide from "./cases/monk-guide-policy.json";
import { cloudlvl } from "./cloudlvl";
import { correctedStatements } from "./corrections";
import { infrawatch } from "./infrawatch";
import { koding } from "./koding";
import { kommander } from "./kommander";
import type { Integration } from "./manifest";
import { monk } from "./monk";
import { getPermissionSet } from "./selection";

const guides = [
  { integration: monk, guide: monkGuide.Statement, statements: 22, actions: 89, left: [] },
  {
    integration: kommander,
    guide: kommanderGuide.Statement,
    statements: 17,
    actions: 114,
    left: ["eks:CreateCluster", "eks:ListClusters", "eks:TagResource"],
  },
  {
    integration: infrawatch,
    guide: infrawatchGuide.Statement,
    statements: 13,
    actions: 29,
    left: ["docdb:Describe*", "docdb:List*", "sesv2:*"],
  },
];

/** Statements in an order of their own, because a manifest has them by capability. */
function inOrder(statements: readonly unknown[]): string[] {
  return statements.map((statement) => JSON.stringify(statement)).sort();
}

function writtenStatements({ capabilities }: Integration): Statement[] {
  return capabilities.flatMap(({ statements }) => statements);
}

/** Each action with all that limits it, as text. */
function grantsOf(statements: readonly Statement[]): string[] {
  return statements
    .flatMap(({ Action, Resource, Condition }) =>
      asList(Action).map((action) => JSON.stringify([action, asList(Resource), Condition ?? null])),
    )
    .sort();
}

function actionIn(grant: string): string {
  const [action] = JSON.parse(grant);
  return String(action);
}

describe("the manifests and the guides", () => {
  for (const { integration, guide, statements, actions, left } of guides) {
    test(`say the same, statement by statement (${integration.name})`, () => {
      expect(inOrder(writtenStatements(integration))).toEqual(inOrder(guide));
    });

    test(`have ${statements} statements and ${actions} actions (${integration.name})`, () => {
      const written = writtenStatements(integration);
      expect(written).toHaveLength(statements);
      expect(written.flatMap(({ Action }) => asList(Action))).toHaveLength(actions);
    });

    test(`differ by the listed corrections alone, each with its reason (${integration.name})`, () => {
      const documents = integration.capabilities.flatMap((one) => correctedStatements(integration, one));
      const written = grantsOf(writtenStatements(integration));
      const used = grantsOf(documents);
      const corrected = written.filter((grant) => !used.includes(grant));
      expect(corrected.map(actionIn)).toEqual(left);
      const added = used.filter((grant) => !written.includes(grant)).map((grant) => JSON.parse(grant));
      const moved = integration.corrections.filter(({ resource }) => resource === "*");
      expect(added).toEqual(moved.map(({ use }) => [use, ["*"], null]));
      expect(integration.corrections.map(({ action }) => action).sort()).toEqual([...left].sort());
      for (const { reason } of integration.corrections) expect(reason).toMatch(/^[A-Z].{20,}\.$/);
    });
  }

  test("count Monk's distinct actions as the guide does", () => {
    expect(new Set(writtenStatements(monk).flatMap(({ Action }) => asList(Action))).size).toBe(89);
  });
});

describe("the manifest of Monk", () => {
  test("recommends the custom policy, and offers the three managed ones with a warning", () => {
    expect(getPermissionSet(monk).id).toBe("minimum");
    expect(getPermissionSet(monk, "quick-start").warning).toContain("minimum policy");
    expect(monk.capabilities.find(({ id }) => id === "broad-access")?.managedPolicies).toEqual([
      "AmazonEC2FullAccess",
      "AmazonVPCFullAccess",
      "IAMReadOnlyAccess",
    ]);
  });

  test("asks for a default region, and does not insist", () => {
    expect(monk.settings).toMatchObject([{ id: "default-region", kind: "region", required: false }]);
  });
});

describe("the manifest of Kommander", () => {
  test("limits what it passes and creates by conditions and by resources of every partition", () => {
    const text = JSON.stringify(writtenStatements(kommander));
    for (const key of [
      "iam:PassedToService",
      "iam:AWSServiceName",
      "kms:ResourceAliases",
      "arn:*:iam::*:role/",
    ]) {
      expect(text).toContain(key);
    }
  });

  test("loses nothing by its correction: the add-ons' statement allows it on every resource", () => {
    const addOns = kommander.capabilities.find(({ id }) => id === "eks-add-ons");
    const [statement] = addOns === undefined ? [] : correctedStatements(kommander, addOns);
    expect(statement?.Resource).toEqual(["*"]);
    expect(statement?.Condition).toBeUndefined();
    expect(asList(statement?.Action)).toContain("eks:TagResource");
  });

  test("asks for the provider's name and the workspace", () => {
    expect(kommander.settings).toMatchObject([
      { id: "provider-name", required: true },
      { id: "workspace", required: true },
    ]);
  });
});

describe("the names of the guides", () => {
  test("are the suggestions of the manifests", () => {
    const users = [monk, kommander, cloudlvl, koding].map(({ accessMethods }) => accessMethods["access-key"]);
    expect(users.map((method) => method?.suggestedUserName)).toEqual([
      "monk-deploy",
      "Kommander",
      "cloudlvl-ai-user",
      "koding-user",
    ]);
    expect(users.map((method) => method?.suggestedPolicyName)).toEqual([
      "MonkClusterPolicy",
      "kommander-policy",
      undefined,
      undefined,
    ]);
    expect(koding.accessMethods["access-key"]?.suggestedGroupName).toBe("Developers");
    expect(users.map((method) => method?.consoleUseCase).slice(0, 3)).toEqual([
      "Third-party service",
      "Third-party service",
      "Command Line Interface (CLI)",
    ]);
  });

  test("recommend a role wherever there is one", () => {
    expect(cloudlvl.accessMethods["iam-role"]?.recommended).toBe(true);
    expect(cloudlvl.accessMethods["access-key"]?.recommended).toBe(false);
    expect(Object.keys(infrawatch.accessMethods)).toEqual(["iam-role"]);
  });
});
