import { describe, expect, test } from "vitest";
import { measurePolicy } from "@/lib/iam/policy-size";
import { CHECKS_BY_METHOD } from "./checks";
import { REMEDIES } from "./remedies";
import { createResult } from "./result";
import { planWith, RIGHT_ID, SIBLING, UNASKED } from "./testing/plan";
import { isPassCode, VERDICT_CODES, type VerdictCode } from "./verdict-codes";

const plan = planWith();
const missing = plan.requirements;
const roleChecks: readonly string[] = CHECKS_BY_METHOD["iam-role"];
const codes = (Object.keys(VERDICT_CODES) as VerdictCode[]).filter((code) =>
  roleChecks.includes(VERDICT_CODES[code].check),
);
const opened = {
  ...{ without: false, random: false, former: null, sibling: SIBLING, existence: null },
  refused: { without: true, random: true, former: 0, siblings: 0 },
};
const principal = { kind: "role", name: plan.roleName, arn: plan.roleArn } as const;

describe.each(codes.filter((code) => !isPassCode(code)))("the remedy of %s", (code) => {
  const { remedy, verdict } = createResult(code, plan, { missing, wider: UNASKED, principal, opened });
  const text = [remedy?.title, remedy?.why, ...(remedy?.steps ?? [])].join("\n");

  test("is calm, complete and in whole words", () => {
    expect(remedy?.title).toMatch(/^\S.{5,}[^.]$/);
    expect(remedy?.why).toMatch(/\.$/);
    expect(text).not.toMatch(/!|undefined|\[object|null/);
    for (const step of remedy?.steps ?? []) expect(step).toMatch(/\.$/);
  });

  test("says what to do when it is in the customer's hands, and asks nothing of them else", () => {
    if (remedy?.side === "customer") expect(remedy.steps.length).toBeGreaterThan(0);
    if (verdict === "fail" || verdict === "warn") expect(remedy?.side).toBe("customer");
    if (remedy?.side !== "customer") expect([remedy?.document, remedy?.command]).toEqual([null, null]);
  });

  test("gives a document that IAM takes, and the command that applies it", () => {
    if (remedy?.command) expect(remedy.command).toContain("--role-name 'connect'");
    if (!remedy?.document) return;
    const { json, kind } = remedy.document;
    expect(json.Version).toBe("2012-10-17");
    expect(json.Statement.length).toBeGreaterThan(0);
    expect(measurePolicy(json, kind === "trust-policy" ? "trust" : "role-inline").fits).toBe(true);
    expect(remedy.command).toContain(`file://${kind}.json`);
    if (kind === "trust-policy") expect(JSON.stringify(json)).toContain(RIGHT_ID);
    else expect(JSON.stringify(json)).not.toContain(`"Principal":`);
  });
});

test.each([
  ["aws", null],
  ["aws-cn", "cn-north-1"],
  ["aws-us-gov", "us-gov-west-1"],
  ["aws-eusc", "eusc-de-east-1"],
] as const)("the commands ask the endpoints of %s", (partition, region) => {
  const elsewhere = planWith({ partition });
  for (const code of codes.filter((one) => !isPassCode(one))) {
    const { remedy } = createResult(code, elsewhere, { missing, wider: UNASKED, principal, opened });
    for (const line of remedy?.command?.match(/^aws .+$/gm) ?? []) {
      expect(/ --region (\S+)$/.exec(line)?.[1] ?? null).toBe(region);
    }
  }
});

test("a pass has no remedy", () => {
  for (const code of codes.filter(isPassCode)) expect(createResult(code, plan, {}).remedy).toBeNull();
  const passes: readonly string[] = codes.filter(isPassCode);
  expect(Object.keys(REMEDIES["iam-role"]).filter((code) => passes.includes(code))).toEqual([]);
});

test("the policy for missing permissions adds exactly what is missing", () => {
  const { remedy } = createResult("permissions-missing", plan, { missing: missing.slice(1, 2), principal });
  expect(remedy?.document?.json.Statement.map(({ Action, Resource }) => ({ Action, Resource }))).toEqual([
    { Action: ["ec2:DescribeVolumes"], Resource: "*" },
  ]);
});

describe("a role that opens with another connection's External ID", () => {
  const remedyFor = (changes: Partial<typeof SIBLING>) => {
    const facts = { opened: { ...opened, sibling: { ...SIBLING, ...changes } } };
    return createResult("role-expects-another-connections-external-id", plan, facts).remedy;
  };
  const mayBeMeantForIt = "for that other connection";

  test("names that connection, and gives this one's trust policy", () => {
    const remedy = remedyFor({});
    expect(remedy?.why).toContain("Southwind in account 444455556666");
    expect(remedy?.why).toContain(SIBLING.externalId);
    expect(JSON.stringify(remedy?.document?.json)).not.toContain(SIBLING.externalId);
    expect(remedy?.steps[0]).toContain(mayBeMeantForIt);
  });

  test("is not meant for a connection of another account", () => {
    expect(remedyFor({ awsAccountId: "777788889999" })?.steps.join()).not.toContain(mayBeMeantForIt);
  });

  test("is left as it is where that connection was given it, too", () => {
    const remedy = remedyFor({ hasThisRole: true });
    expect([remedy?.document, remedy?.command]).toEqual([null, null]);
    expect(remedy?.steps.join()).toContain("another role for this connection");
  });
});
