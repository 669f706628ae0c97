import { describe, expect, test } from "vitest";
import type { PolicyDocument, Statement } from "@/lib/iam/policy-document";
import type { HeldPolicies, HeldPolicy } from "./held-policies";
import { changeHeldPolicy } from "./policy-change";

const ARN = "arn:aws:iam::444455556666:role/connect";
const ROLE = { kind: "role", name: "connect", arn: ARN } as const;

function policyOf(...statements: Statement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

function allow(Action: string, Sid?: string): Statement {
  return { ...(Sid && { Sid }), Effect: "Allow", Action, Resource: "*" };
}

const ADDITION = policyOf(allow("ec2:DescribeVolumes", "MissingPermissions1"));

function held(...policies: (Partial<HeldPolicy> & { document: unknown })[]): HeldPolicies {
  const shared = { boundary: null, isWhole: true, evidence: [] };
  const holder = { kind: "role", name: "connect" } as const;
  return {
    ...shared,
    policies: policies.map(({ document, ...rest }, index) => {
      const name = `Policy${index + 1}`;
      const id = `role_connect_${name}`;
      const text = document === null ? null : JSON.stringify(document);
      return { id, name, type: "inline", holder, arn: null, text, ...rest };
    }),
  };
}

describe("an addition as a change of what is there", () => {
  test("goes to the own policy that is nearest, keeps what is in it, and is one command", () => {
    const present = policyOf(allow("ec2:DescribeInstances", "Instances"));
    const change = changeHeldPolicy(
      ADDITION,
      held({ document: policyOf(allow("s3:*")) }, { document: present }),
      ROLE,
    );
    expect(change?.label).toBe("The inline policy Policy2 with the addition");
    expect(change?.before).toEqual(present);
    expect(change?.after.Statement).toEqual([...present.Statement, ...ADDITION.Statement]);
    expect(change?.command).toMatch(
      /\naws iam put-role-policy \\\n {2}--role-name connect \\\n {2}--policy-name Policy2 \\\n {2}--policy-document file:\/\/changed-policy\.json$/,
    );
  });

  test("goes to the widest policy where none has a service in common", () => {
    const wide = policyOf({ Effect: "Allow", Action: ["s3:*", "rds:*"], Resource: "*" });
    const change = changeHeldPolicy(
      ADDITION,
      held({ document: policyOf(allow("iam:GetRole")) }, { document: wide }),
      ROLE,
    );
    expect(change?.before).toEqual(wide);
  });

  test("is a new version of a managed policy of the account's own, and never one of AWS's", () => {
    const document = policyOf(allow("ec2:DescribeInstances"));
    const arn = "arn:aws:iam::444455556666:policy/team/Own";
    const own = changeHeldPolicy(ADDITION, held({ document, type: "managed", arn }), ROLE);
    expect(own?.command).toContain(`create-policy-version \\\n  --policy-arn ${arn}`);
    expect(own?.command).toMatch(/--set-as-default$/);
    const ofAws = "arn:aws:iam::aws:policy/AmazonEC2FullAccess";
    expect(changeHeldPolicy(ADDITION, held({ document, type: "managed", arn: ofAws }), ROLE)).toBeNull();
  });

  test("gives a statement another name where its own is taken", () => {
    const document = policyOf(allow("ec2:DescribeInstances", "MissingPermissions1"));
    const change = changeHeldPolicy(ADDITION, held({ document }), ROLE);
    expect(change?.after.Statement.map(({ Sid }) => Sid)).toEqual([
      "MissingPermissions1",
      "MissingPermissions1x2",
    ]);
  });

  test.each<[string, HeldPolicies | null]>([
    ["policies that were not read", null],
    ["a text that could not be read", held({ document: null })],
    [
      "a policy of a group",
      held({
        document: policyOf(allow("ec2:*")),
        holder: { kind: "group", name: "team" },
      }),
    ],
    [
      "a policy of an older version",
      held({ document: { ...policyOf(allow("ec2:*")), Version: "2008-10-17" } }),
    ],
    ["a policy with more in it", held({ document: { ...policyOf(allow("ec2:*")), Id: "one" } })],
    ["a policy that only denies", held({ document: policyOf({ ...allow("ec2:*"), Effect: "Deny" }) })],
    [
      "policies that have no room left",
      held(
        { document: policyOf(allow("ec2:Describe")) },
        { document: policyOf(allow(`s3:${"x".repeat(10_000)}`)) },
      ),
    ],
  ])("is none for %s", (_name, policies) => {
    expect(changeHeldPolicy(ADDITION, policies, ROLE)).toBeNull();
  });
});
