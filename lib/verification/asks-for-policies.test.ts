import { describe, expect, test } from "vitest";
import type { Requirement } from "@/lib/iam/requirement";
import { asksForPolicies } from "./asks-for-policies";
import type { AwsEvidence, CheckResult, PermissionFinding } from "./check-result";
import { listRefused } from "./refused-permissions";

function answer(call: string, message: string | null): AwsEvidence {
  const code = message === null ? null : "AccessDenied";
  return { call, httpStatus: code ? 403 : 200, code, message, requestId: null, durationMs: 1 };
}

const SELF_CHECK = "iam:SimulatePrincipalPolicy";
const NO_POLICY = "because no identity-based policy allows it";
const SCP = "with an explicit deny in a service control policy";

function finding(
  action: string,
  decision: PermissionFinding["decision"],
  capabilityId = "main",
): PermissionFinding {
  return { action, resource: "*", capabilityId, decision };
}

function result(facts: Partial<CheckResult>): CheckResult {
  return {
    check: "permissions",
    verdict: "fail",
    code: "permissions-missing",
    evidence: [],
    findings: [finding("s3:ListAllMyBuckets", "not-granted")],
    capabilities: [],
    remedy: null,
    ...facts,
  };
}

const BLIND: Partial<CheckResult> = {
  code: "simulation-not-allowed",
  evidenceGrade: "unverified",
  findings: [],
};

describe("asksForPolicies", () => {
  test.each<[string, boolean, Partial<CheckResult>]>([
    ["what is missing, where we could not read all", true, { policiesRead: false }],
    ["what is missing, where we could", false, { policiesRead: true }],
    ["an optional one, as advice", true, { code: "optional-permissions-missing", policiesRead: false }],
    ["a Deny", true, { code: "permissions-denied", policiesRead: false }],
    ["a boundary", true, { code: "permissions-outside-boundary", policiesRead: false }],
    [
      "an older run that was refused a reading",
      true,
      { evidence: [answer("iam:ListRolePolicies", NO_POLICY)] },
    ],
    ["an older run that says nothing of it", false, { evidence: [answer("iam:ListRolePolicies", null)] }],
    ["a key in quarantine", false, { code: "permissions-quarantined", policiesRead: false }],
    ["a slow simulator", false, { code: "simulation-throttled", policiesRead: false }],
    [
      "what an organisation denies",
      false,
      {
        code: "optional-permissions-missing",
        policiesRead: false,
        findings: [finding("a:B", "denied-by-scp")],
      },
    ],
    [
      "a refused question",
      true,
      { ...BLIND, evidence: [answer(SELF_CHECK, NO_POLICY)], policiesRead: false },
    ],
    [
      "one that an organisation refused",
      false,
      { ...BLIND, evidence: [answer(SELF_CHECK, SCP)], policiesRead: false },
    ],
    [
      "refused calls of what is optional",
      true,
      { code: "permissions-partly-verified", evidenceGrade: "refused-calls", policiesRead: false },
    ],
    [
      "what could not be looked at in part",
      false,
      { code: "permissions-partly-verified", policiesRead: false },
    ],
  ])("%s: %s", (_what, asks, facts) => {
    expect(asksForPolicies(result(facts))).toBe(asks);
  });
});

describe("listRefused", () => {
  const holder = {
    kind: "user",
    name: "northwind",
    arn: "arn:aws:iam::444455556666:user/northwind",
  } as const;
  const asked = (action: string, capabilityId: string, facts: Partial<Requirement> = {}): Requirement => ({
    action,
    resource: null,
    context: [],
    capabilityId,
    pattern: action,
    grant: { resource: "*", condition: null },
    ...facts,
  });
  const condition = { StringEquals: { "aws:RequestedRegion": "eu-central-1" } };
  const needs = {
    requirements: [
      asked("a:Optional", "extra"),
      asked("a:Probe", "main"),
      asked("a:Conditional", "main", { grant: { resource: "*", condition } }),
    ],
    capabilities: [
      { id: "extra", title: "Extra", required: false },
      {
        id: "main",
        title: "Main",
        required: true,
        managed: { policyArns: ["arn:aws"], probes: ["a:Probe"] },
      },
    ],
  };

  test("puts what is required first, says what the set-up grants it by, and leaves out what an organisation denies", () => {
    const findings = [
      finding("a:Optional", "not-granted", "extra"),
      finding("a:Probe", "denied-by-boundary"),
      finding("a:Scp", "denied-by-scp"),
      finding("a:Conditional", "unverified"),
      finding("a:Former", "denied", "gone"),
    ];
    const rest = { resource: "*", condition: null, isSimulated: true, awsPolicyArns: [] };
    expect(listRefused(result({ findings }), needs, holder)).toEqual([
      { ...rest, action: "a:Probe", refusal: "denied-by-boundary", awsPolicyArns: ["arn:aws"] },
      { ...rest, action: "a:Conditional", refusal: "unknown", condition, isSimulated: false },
      { ...rest, action: "a:Optional", refusal: "not-granted" },
      { ...rest, action: "a:Former", refusal: "denied" },
    ]);
  });

  test("names what two capabilities need where the weightier one does", () => {
    const findings = [
      finding("a:Both", "not-granted"),
      finding("a:Other", "not-granted"),
      finding("a:Both", "not-granted", "extra"),
    ];
    const actions = listRefused(result({ findings }), needs, holder).map(({ action }) => action);
    expect(actions).toEqual(["a:Both", "a:Other"]);
  });

  test("is everything that is needed where nothing could be looked at", () => {
    const facts = result({
      code: "simulation-not-allowed",
      evidence: [answer(SELF_CHECK, NO_POLICY)],
      findings: [],
    });
    const refused = listRefused(facts, needs, holder);
    const actions = refused.map(({ action }) => action);
    expect(actions).toEqual([SELF_CHECK, "a:Probe", "a:Conditional", "a:Optional"]);
    expect(new Set(refused.slice(1).map(({ refusal }) => refusal))).toEqual(new Set(["unknown"]));
  });

  test.each([
    ["why AWS says", "with an explicit deny in an identity-based policy", "denied"],
    ["no reason where AWS gives none", "not authorized", "unknown"],
  ])("begins with the refused question about itself, with %s", (_what, message, refusal) => {
    const facts = result({ evidenceGrade: "refused-calls", evidence: [answer(SELF_CHECK, message)] });
    expect(listRefused(facts, needs, holder)[0]).toMatchObject({
      action: SELF_CHECK,
      resource: holder.arn,
      refusal,
    });
  });
});
