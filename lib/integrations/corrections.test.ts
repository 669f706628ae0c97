import { describe, expect, test } from "vitest";
import { asList, type Statement } from "@/lib/iam/policy-document";
import guidePolicy from "./cases/infrawatch-guide-policy.json";
import { correctedStatements } from "./corrections";
import { infrawatch } from "./infrawatch";

const corrections = [
  { action: "docdb:List*", use: "rds:List*", reason: "r" },
  { action: "made:Up", use: null, reason: "r" },
];

function correct(Action: string | string[]): Statement[] {
  return correctedStatements(
    { corrections },
    { id: "one", statements: [{ Effect: "Allow", Action, Resource: "*" }] },
  );
}

describe("correctedStatements", () => {
  test("replaces a mistaken action, without regard to case", () => {
    expect(correct("DocDB:List*")).toMatchObject([{ Action: "rds:List*" }]);
  });

  test("merges what becomes the same", () => {
    expect(correct(["rds:List*", "docdb:List*"])).toMatchObject([{ Action: ["rds:List*"] }]);
  });

  test("leaves out what has no right word", () => {
    expect(correct(["made:Up", "ec2:RunInstances"])).toMatchObject([{ Action: ["ec2:RunInstances"] }]);
  });

  test("drops a statement that is left without any action", () => {
    expect(correct(["made:Up"])).toEqual([]);
  });

  test("moves to every resource what takes none, in a statement of its own", () => {
    const moved = {
      action: "eks:ListClusters",
      use: "eks:ListClusters",
      resource: "*",
      reason: "r",
    } as const;
    const statement = {
      Sid: "EKS",
      Effect: "Allow" as const,
      Action: ["eks:DescribeCluster", "eks:ListClusters"],
      Resource: "arn:aws:eks:*:*:cluster/*",
      Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
    };
    expect(correctedStatements({ corrections: [moved] }, { id: "one", statements: [statement] })).toEqual([
      { ...statement, Action: ["eks:DescribeCluster"] },
      { ...statement, Sid: "EKSOnEveryResource", Action: ["eks:ListClusters"], Resource: "*" },
    ]);
  });

  test("corrects one capability and leaves the others", () => {
    const here = { action: "made:Up", capabilityId: "one", use: null, reason: "r" };
    const statements = [{ Effect: "Allow" as const, Action: ["made:Up", "ec2:*"], Resource: "*" }];
    const inCapability = (id: string) => correctedStatements({ corrections: [here] }, { id, statements });
    expect(inCapability("one")).toMatchObject([{ Action: ["ec2:*"] }]);
    expect(inCapability("two")).toEqual(statements);
  });

  test("touches nothing else", () => {
    const statement = { Sid: "A", Effect: "Allow" as const, Action: "ec2:*", Resource: ["*"], Condition: {} };
    expect(correctedStatements({ corrections }, { id: "one", statements: [statement] })).toEqual([statement]);
  });
});

describe("the manifest of InfraWatch", () => {
  test("has the statements of the guide, word for word", () => {
    expect(infrawatch.capabilities.flatMap(({ statements }) => statements)).toEqual(guidePolicy.Statement);
  });

  test("differs in its documents by its corrections alone", () => {
    const documents = infrawatch.capabilities.flatMap((capability) =>
      correctedStatements(infrawatch, capability),
    );
    const guide = guidePolicy.Statement.map((statement) => ({
      ...statement,
      Action: asList<string>(statement.Action).filter((action) => !/^(?:docdb|sesv2):/.test(action)),
    }));
    expect(documents.map((statement) => ({ ...statement, Action: asList(statement.Action) }))).toEqual(guide);
  });

  test("requires every capability but AWS Health, which needs a support plan", () => {
    const optional = infrawatch.capabilities.filter(({ required }) => !required);
    expect(optional.map(({ id }) => id)).toEqual(["health"]);
    expect(infrawatch.notes).toMatchObject([{ capabilityId: "health" }]);
  });
});
