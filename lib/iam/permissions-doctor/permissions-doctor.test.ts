import { describe, expect, test } from "vitest";
import type { AwsAccountId } from "../aws-account-id";
import type { PermissionsExpectation, PermissionsFinding, ToldPolicies, ToldPolicy } from "./examination";
import { examinePolicies } from "./examine-policies";
import { writePolicyAnswer } from "./read-policy-answer";

const ACCOUNT = "444455556666" as AwsAccountId;
const ROLE = { kind: "role", name: "Connect", arn: `arn:aws:iam::${ACCOUNT}:role/vendors/Connect` } as const;
const USER = { kind: "user", name: "kommander", arn: `arn:aws:iam::${ACCOUNT}:user/kommander` } as const;
const SELF_CHECK = "iam:SimulatePrincipalPolicy";
const POWER_USER = "arn:aws:iam::aws:policy/PowerUserAccess";

type Given = Partial<Omit<ToldPolicy, "text">> & { statements?: unknown[]; text?: null };

function policy({ statements = [], text, ...given }: Given = {}): ToldPolicy {
  const holder = given.holder ?? { kind: "role", name: ROLE.name };
  const document = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  return {
    name: "given",
    type: "inline",
    arn: null,
    versions: null,
    ...given,
    holder,
    text: text === null ? null : document,
  };
}

function told(given: Partial<ToldPolicies> = {}): ToldPolicies {
  return { holder: ROLE, groups: [], policies: [], boundary: null, ...given };
}

function refusal(given: Partial<PermissionsExpectation["refused"][number]> = {}) {
  return {
    action: "ec2:DescribeInstances",
    resource: "*",
    condition: null,
    refusal: "not-granted",
    isSimulated: false,
    awsPolicyArns: [],
    ...given,
  } as const;
}

function expecting(given: Partial<PermissionsExpectation> = {}): PermissionsExpectation {
  return {
    holder: ROLE,
    partition: "aws",
    awsAccountId: ACCOUNT,
    refused: [refusal()],
    givenPolicies: ["given"],
    groupName: null,
    now: "2026-11-22T12:00:00Z",
    ...given,
  };
}

function findingsOf(answer: ToldPolicies, expected = expecting()): readonly PermissionsFinding[] {
  const examination = examinePolicies(writePolicyAnswer({ kind: "policies", told: answer }), expected);
  if (examination.kind === "unreadable") throw new Error(examination.message);
  expect(examinePolicies(examination.kept, expected)).toEqual(examination);
  return examination.findings;
}

const ALLOW = { Effect: "Allow", Action: "ec2:Describe*", Resource: "*" };
const OFFICE = { NotIpAddress: { "aws:SourceIp": ["198.51.100.0/24", "203.0.113.0/24"] } };

describe("a Deny", () => {
  const denied = expecting({ refused: [refusal({ refusal: "denied" })] });

  test("is named with its policy and its condition", () => {
    const guard = { Sid: "OfficeOnly", Effect: "Deny", Action: "*", Resource: "*", Condition: OFFICE };
    const baseline = policy({
      name: "baseline",
      type: "managed",
      arn: "arn:aws:iam::1:policy/baseline",
      statements: [guard],
    });
    const [finding, ...others] = findingsOf(
      told({ policies: [policy({ statements: [ALLOW] }), baseline] }),
      denied,
    );
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: "deny-statement", statement: { statement: guard } });
    expect(finding?.message).toBe(
      "The statement OfficeOnly of the managed policy baseline denies ec2:DescribeInstances where aws:SourceIp is not in 198.51.100.0/24 or 203.0.113.0/24; our requests come from other addresses than yours.",
    );
  });

  test("of sessions older than a time that is still to come is called one", () => {
    const revoke = {
      Effect: "Deny",
      Action: ["*"],
      Resource: ["*"],
      Condition: { DateLessThan: { "aws:TokenIssueTime": "2027-11-22T00:00:00Z" } },
    };
    const [finding] = findingsOf(
      told({ policies: [policy({ name: "AWSRevokeOlderSessions", statements: [revoke] })] }),
      denied,
    );
    expect(finding?.message).toMatch(/aws:TokenIssueTime is before 2027.*still to come/);
  });

  test.each([
    ["a time that has passed", { DateLessThan: { "aws:TokenIssueTime": "2026-01-01T00:00:00Z" } }],
    ["everybody but this role", { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/vendors/*" } }],
    ["requests that are not encrypted", { Bool: { "aws:SecureTransport": "false" } }],
  ])("that is about %s is none of ours", (_, Condition) => {
    const deny = { Effect: "Deny", Action: "*", Resource: "*", Condition };
    const codes = findingsOf(told({ policies: [policy({ statements: [deny] })] }), denied).map(
      ({ code }) => code,
    );
    expect(codes).toEqual(["deny-not-found"]);
  });

  test("that surely applies hides those that may", () => {
    const statements = [
      { Effect: "Deny", Action: "ec2:*", Resource: "*", Condition: OFFICE },
      { Sid: "Sure", Effect: "Deny", NotAction: "iam:*", Resource: "*" },
    ];
    const findings = findingsOf(told({ policies: [policy({ statements })] }), denied);
    expect(findings.map(({ message }) => message)).toEqual([
      "The statement Sure of the inline policy given of the role Connect denies ec2:DescribeInstances.",
    ]);
  });

  test("without multi-factor authentication holds of a user's key, which has none", () => {
    const force = {
      Effect: "Deny",
      NotAction: "iam:GetUser",
      Resource: "*",
      Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    };
    const group = policy({
      name: "Force_MFA",
      type: "managed",
      arn: "arn:aws:iam::1:policy/Force_MFA",
      holder: { kind: "group", name: "Staff" },
      statements: [force],
    });
    const [finding] = findingsOf(told({ holder: USER, groups: ["Staff"], policies: [group] }), {
      ...denied,
      holder: USER,
    });
    expect(finding?.title).toBe("A statement denies it, under a condition");
    expect(finding?.message).toContain("Force_MFA through the group Staff denies");
    expect(finding?.message).toContain("; a program signs in without multi-factor authentication.");
  });

  test("of AWS's own policy AWSDenyAll is known without its text", () => {
    const all = policy({
      name: "AWSDenyAll",
      type: "managed",
      arn: "arn:aws:iam::aws:policy/AWSDenyAll",
      text: null,
    });
    expect(findingsOf(told({ policies: [all] }), denied)[0]?.code).toBe("deny-statement");
  });

  test("that is met for AWS's simulator alone is told, with what a real request holds", () => {
    const Condition = { BoolIfExists: { "aws:SecureTransport": "false" } };
    const tls = { Sid: "Tls", Effect: "Deny", Action: "*", Resource: "*", Condition };
    const policies = [policy({ statements: [ALLOW, tls] })];
    const asked = (isSimulated: boolean) =>
      findingsOf(told({ policies }), expecting({ refused: [refusal({ refusal: "denied", isSimulated })] }));
    const [finding] = asked(true);
    expect(finding).toMatchObject({
      code: "deny-statement",
      title: "A statement may deny it, under a condition",
      statement: { statement: tls },
    });
    expect(finding?.message).toContain("AWS's simulator is not told so and counts the Deny");
    expect(asked(false)).toMatchObject([{ code: "deny-not-found" }]);
  });

  test("that may be about us is no certain cause where nobody could ask", () => {
    const guard = { Effect: "Deny", Action: "*", Resource: "*", Condition: OFFICE };
    const refused = [refusal({ refusal: "unknown" })];
    const policies = [policy({ statements: [ALLOW, guard] })];
    expect(findingsOf(told({ policies }), expecting({ refused }))).toMatchObject([
      { title: "A statement may deny it, under a condition" },
    ]);
  });

  test("of other things is told with what it is of", () => {
    const resource = "arn:aws:s3:::example/1";
    const statements = [
      { Effect: "Allow", Action: "s3:*", Resource: "*" },
      { Sid: "Payroll", Effect: "Deny", Action: "s3:*", Resource: "arn:aws:s3:::payroll/*" },
    ];
    const refused = [refusal({ action: "s3:GetObject", resource, refusal: "unknown" })];
    const [finding] = findingsOf(told({ policies: [policy({ statements })] }), expecting({ refused }));
    expect(finding?.title).toBe("A statement may deny it");
    expect(finding?.message).toBe(
      "The statement Payroll of the inline policy given of the role Connect denies s3:GetObject on arn:aws:s3:::payroll/*.",
    );
  });

  test("two that may be it are both told, each with the doubt", () => {
    const statements = [
      { Effect: "Deny", Action: "ec2:*", Resource: "*", Condition: OFFICE },
      {
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } },
      },
    ];
    const findings = findingsOf(told({ policies: [policy({ statements })] }), denied);
    expect(findings).toHaveLength(2);
    for (const { title, message } of findings) {
      expect(title).toBe("A statement may deny it, under a condition");
      expect(message).toContain("Another statement of these policies may be what denies it, too.");
    }
  });
});

describe("what is not granted", () => {
  test("is allowed under a condition only", () => {
    const Condition = { StringEquals: { "aws:ResourceTag/Environment": "production" } };
    const [finding] = findingsOf(told({ policies: [policy({ statements: [{ ...ALLOW, Condition }] })] }));
    expect(finding?.code).toBe("allow-has-condition");
    expect(finding?.message).toContain("only where aws:ResourceTag/Environment is production.");
  });

  test.each([
    [
      "was met",
      { StringEquals: { "aws:PrincipalType": "User" } },
      true,
      /role asks for does not meet that: /,
    ],
    [
      "holds of a real request",
      { Bool: { "aws:SecureTransport": "true" } },
      true,
      /, or AWS's simulator was not/,
    ],
    [
      "may hold",
      { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
      true,
      /, or AWS's simulator was not/,
    ],
    ["a call did not meet", OFFICE, false, /role asks for does not meet that: /],
  ])(
    "is put down to a condition for as much as is known of one that %s",
    (_, Condition, isSimulated, said) => {
      const refused = [refusal({ isSimulated })];
      const policies = [policy({ statements: [{ ...ALLOW, Condition }] })];
      const [finding] = findingsOf(told({ policies }), expecting({ refused }));
      expect(finding?.code).toBe("allow-has-condition");
      expect(finding?.message).toMatch(said);
    },
  );

  test("within a boundary under a condition that may be met is left open where nobody could ask", () => {
    const Condition = { StringEquals: { "aws:RequestedRegion": "eu-west-1" } };
    const arn = `arn:aws:iam::${ACCOUNT}:policy/b`;
    const boundary = policy({ name: "b", type: "boundary", arn, statements: [{ ...ALLOW, Condition }] });
    const refused = [refusal({ refusal: "unknown" })];
    const answer = told({ policies: [policy({ statements: [ALLOW] })], boundary });
    const [finding] = findingsOf(answer, expecting({ refused }));
    expect(finding?.message).toContain(
      "Whether what the role asks for meets that cannot be told from here: it holds in certain regions only.",
    );
  });

  test.each([
    ["has a condition", { ...ALLOW, Condition: { Bool: { "aws:SecureTransport": "false" } } }],
    ["is of other resources", { ...ALLOW, Resource: "arn:aws:ec2:*:*:volume/*" }],
  ])("is compared with the set-up only where the statement, which %s, is the set-up's", (_, statement) => {
    const arn = `arn:aws:iam::${ACCOUNT}:policy/b`;
    const narrow = policy({ statements: [statement] });
    const boundary = { ...narrow, name: "b", type: "boundary", arn } as const;
    const own = findingsOf(told({ policies: [narrow] }))[0]?.steps[0];
    expect(own).toMatch(/the set-up gives (?:the|in this) statement/);
    const wide = policy({ statements: [ALLOW] });
    const [finding] = findingsOf(told({ policies: [wide], boundary }));
    expect(finding?.code).toMatch(/^allow-/);
    expect(finding?.steps.join()).not.toContain("set-up gives");
  });

  test("under the set-up's own condition is no fault of the condition", () => {
    const condition = { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } };
    const statements = [
      {
        Effect: "Allow",
        Action: "iam:PassRole",
        Resource: "*",
        Condition: { StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com"] } },
      },
    ];
    const refused = [refusal({ action: "iam:PassRole", condition })];
    expect(findingsOf(told({ policies: [policy({ statements })] }), expecting({ refused }))[0]?.code).toBe(
      "nothing-in-the-way",
    );
  });

  test("is allowed on another name of the role", () => {
    const refused = [refusal({ action: SELF_CHECK, resource: ROLE.arn })];
    const statements = [
      { Effect: "Allow", Action: SELF_CHECK, Resource: `arn:aws:iam::${ACCOUNT}:role/Connect` },
    ];
    const [finding] = findingsOf(told({ policies: [policy({ statements })] }), expecting({ refused }));
    expect(finding?.code).toBe("allow-is-narrower");
    expect(finding?.message).toContain(`only on arn:aws:iam::${ACCOUNT}:role/Connect,`);
  });

  test("stands in a version that is not in force", () => {
    const arn = `arn:aws:iam::${ACCOUNT}:policy/given`;
    const older = policy({
      type: "managed",
      arn,
      versions: { inForce: "v1", newest: "v2" },
      statements: [{ ...ALLOW, Action: "s3:*" }],
    });
    const [finding] = findingsOf(told({ policies: [older] }));
    expect(finding).toMatchObject({
      code: "older-version-in-force",
      mending: { kind: "set-default-version", policyArn: arn, versionId: "v2" },
    });
  });

  test("stands in a policy that is the boundary, and not attached", () => {
    const arn = `arn:aws:iam::${ACCOUNT}:policy/given`;
    const boundary = policy({ type: "boundary", arn, statements: [ALLOW] });
    const [finding] = findingsOf(told({ boundary }));
    expect(finding).toMatchObject({
      code: "policy-is-boundary-only",
      mending: { kind: "attach-policy", policyArn: arn },
    });
  });

  test("comes through a group that the user is not in", () => {
    const refused = [refusal({ awsPolicyArns: [POWER_USER] })];
    const expected = expecting({ holder: USER, refused, givenPolicies: [], groupName: "Developers" });
    const [finding] = findingsOf(told({ holder: USER, groups: ["Staff"] }), expected);
    expect(finding).toMatchObject({
      code: "not-in-group",
      mending: { kind: "add-to-group", groupName: "Developers" },
    });
    expect(finding?.message).toContain("the user kommander is in Staff only. No policy is attached at all.");
  });

  test("is AWS's own policy, which is not attached", () => {
    const refused = [refusal({ awsPolicyArns: [POWER_USER] })];
    const other = policy({
      name: "ReadOnlyAccess",
      type: "managed",
      arn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
      text: null,
    });
    const [finding] = findingsOf(told({ policies: [other] }), expecting({ refused }));
    expect(finding).toMatchObject({ code: "policy-not-attached", mending: { policyArn: POWER_USER } });
    expect(finding?.message).toContain("Attached: ReadOnlyAccess.");
  });

  test.each([
    [
      "a policy is there",
      ["given"],
      "given is there, but does not list ec2:DescribeInstances, and no other text here does.",
    ],
    [
      "no policy is there",
      [],
      "given is not attached to the role Connect, and no text here grants ec2:DescribeInstances.",
    ],
    [
      "two are there",
      ["given", "given-2"],
      "given and given-2 are there, but do not list ec2:DescribeInstances, and no other text here does.",
    ],
  ])("may be granted by a policy whose text was not told, where %s", (_, names, message) => {
    const arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    const aws = policy({ name: "ReadOnlyAccess", type: "managed", arn, text: null });
    const refused = [refusal({ refusal: "unknown" })];
    const givenPolicies = names.length > 0 ? names : ["given"];
    const policies = [...names.map((name) => policy({ name })), aws];
    const [finding] = findingsOf(told({ policies }), expecting({ refused, givenPolicies }));
    expect(finding?.message).toBe(
      `${message} Attached: ${[...names, "ReadOnlyAccess"].join(", ")}. Not among the texts: ReadOnlyAccess.`,
    );
  });

  test("is left out of a policy that is there", () => {
    const statements = [{ Effect: "Allow", Action: "s3:*", Resource: "*" }];
    const [finding] = findingsOf(told({ policies: [policy({ statements })] }));
    expect(finding?.code).toBe("action-left-out");
    expect(finding?.message).toContain("given is there, but does not list ec2:DescribeInstances");
  });

  test("is outside the boundary, also where AWS did not say so", () => {
    const boundary = policy({
      name: "workload",
      type: "boundary",
      arn: "arn:aws:iam::1:policy/workload",
      statements: [{ ...ALLOW, Action: "s3:*" }],
    });
    const answer = told({ policies: [policy({ statements: [ALLOW] })], boundary });
    for (const refused of ["denied-by-boundary", "not-granted", "unknown"] as const) {
      const expected = expecting({ refused: [refusal({ refusal: refused })] });
      expect(findingsOf(answer, expected)).toMatchObject([{ code: "boundary-lacks" }]);
    }
  });

  test("of a boundary whose text was not told AWS's word is enough", () => {
    const boundary = policy({
      name: "aws-boundary",
      type: "boundary",
      arn: "arn:aws:iam::aws:policy/b",
      text: null,
    });
    const expected = expecting({ refused: [refusal({ refusal: "denied-by-boundary" })] });
    expect(findingsOf(told({ boundary }), expected)[0]?.code).toBe("boundary-lacks");
  });
});

test("what many permissions have in common is told once, with how many they are", () => {
  const actions = ["ec2:DescribeInstances", "ec2:DescribeVolumes", "ec2:DescribeImages", "ec2:DescribeTags"];
  const refused = actions.map((action) => refusal({ action }));
  const findings = findingsOf(told(), expecting({ refused }));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.message).toContain("ec2:DescribeInstances, ec2:DescribeVolumes and 2 more");
});

test("of a permission that nobody could ask about nothing is said where the texts grant it", () => {
  const refused = [refusal({ refusal: "unknown" }), refusal({ action: "s3:ListBucket", refusal: "unknown" })];
  const findings = findingsOf(told({ policies: [policy({ statements: [ALLOW] })] }), expecting({ refused }));
  expect(findings.map(({ code, message }) => [code, message.includes("s3:ListBucket")])).toEqual([
    ["action-left-out", true],
  ]);
});

test("of one that nobody could ask about a Deny that surely applies is told, also where nothing allows it", () => {
  const refused = [refusal({ refusal: "unknown" })];
  const statements = [{ Effect: "Deny", Action: "*", Resource: "*" }];
  const findings = findingsOf(told({ policies: [policy({ statements })] }), expecting({ refused }));
  expect(findings).toMatchObject([{ code: "deny-statement", title: "A statement denies it" }]);
});

test("that the texts grant it is not said of those that were not told", () => {
  const guard = policy({
    name: "guard",
    type: "managed",
    arn: `arn:aws:iam::${ACCOUNT}:policy/guard`,
    text: null,
  });
  const [finding] = findingsOf(told({ policies: [policy({ statements: [ALLOW] }), guard] }));
  expect(finding?.code).toBe("nothing-in-the-way");
  expect(finding?.message).toContain(" Not among the texts: guard.");
});

test("a Deny that no text holds may stand in a policy whose text was not told", () => {
  const arn = `arn:aws:iam::${ACCOUNT}:policy/guard`;
  const guard = policy({ name: "guard", type: "managed", arn, text: null });
  const denied = expecting({ refused: [refusal({ refusal: "denied" })] });
  const lastStep = (policies: ToldPolicy[]) => findingsOf(told({ policies }), denied)[0]?.steps.at(-1);
  expect(lastStep([guard])).toMatch(/the Deny is of one whose text is not here, of an organisation, or of/);
  expect(lastStep([])).toMatch(/the Deny is of an organisation, or of/);
});

test("what AWS's own policy grants needs no text", () => {
  const refused = [refusal({ awsPolicyArns: [POWER_USER], refusal: "unknown" })];
  const power = policy({ name: "PowerUserAccess", type: "managed", arn: POWER_USER, text: null });
  const [finding, ...others] = findingsOf(told({ policies: [power] }), expecting({ refused }));
  expect(others).toEqual([]);
  expect(finding?.code).toBe("nothing-in-the-way");
  expect(finding?.message).not.toContain("Not among the texts");
});

test("a user's key has no issue time, so a Deny of older sessions is not about it", () => {
  const Condition = { DateLessThan: { "aws:TokenIssueTime": "2027-11-22T00:00:00Z" } };
  const statements = [{ Effect: "Deny", Action: "*", Resource: "*", Condition }];
  const expected = expecting({ holder: USER, refused: [refusal({ refusal: "denied" })] });
  expect(findingsOf(told({ holder: USER, policies: [policy({ statements })] }), expected)).toMatchObject([
    { code: "deny-not-found" },
  ]);
});

test("the policies of another role explain nothing", () => {
  const arn = `arn:aws:iam::${ACCOUNT}:role/Connect`;
  expect(findingsOf(told({ holder: { ...ROLE, arn } }))).toMatchObject([{ code: "other-holder" }]);
});

test.each(["holder-not-there", "reading-denied", "credentials-refused"] as const)(
  "AWS's error %s is told",
  (error) => {
    const examination = examinePolicies(writePolicyAnswer({ kind: "error", error }), expecting());
    expect(examination).toMatchObject({ kind: "examined", findings: [{ code: error }] });
  },
);

test("every finding is told in plain sentences", () => {
  const everything = [
    ...findingsOf(told()),
    ...findingsOf(told(), expecting({ refused: [refusal({ refusal: "denied" })] })),
    ...findingsOf(told({ policies: [policy({ statements: [ALLOW] })] })),
  ];
  for (const { title, message, steps } of everything) {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(steps.length).toBeGreaterThan(0);
    for (const sentence of [message, ...steps]) {
      expect(sentence).toMatch(/^\S[^!\n]+\.$/);
      expect(sentence).not.toMatch(/undefined|\bnull\b|\[object/);
    }
  }
});

test("a star at the end of a part of an ARN reaches beyond its colon", () => {
  const instance = `arn:aws:ec2:eu-west-1:${ACCOUNT}:instance/i-0123456789abcdef0`;
  const refused = [refusal({ action: "ec2:StopInstances", resource: instance, refusal: "unknown" })];
  const grants = (Resource: string) => {
    const statements = [{ Effect: "Allow", Action: "ec2:*", Resource }];
    return findingsOf(told({ policies: [policy({ statements })] }), expecting({ refused }))[0]?.code;
  };
  expect(grants("arn:aws:ec2:*:instance/*")).toBe("nothing-in-the-way");
  expect(grants("arn:aws:ec2:*")).toBe("nothing-in-the-way");
  expect(grants("arn:aws:ec2:*:volume/*")).toBe("allow-is-narrower");
});

test("long lists are judged for many permissions in time", () => {
  const refused = Array.from({ length: 200 }, (_, number) => refusal({ action: `ec2:Describe${number}` }));
  const statements = [{ Effect: "Allow", Action: "*", Resource: Array(30_000).fill("a") }];
  const start = performance.now();
  const findings = findingsOf(told({ policies: [policy({ statements })] }), expecting({ refused }));
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(findings).toMatchObject([{ code: "allow-is-narrower" }]);
});

test("one long text that comes through very many groups is more than one user has", () => {
  const statements = [{ Effect: "Allow", Action: "a", Resource: Array(5_000).fill("a") }];
  const policies = Array.from({ length: 200 }, (_, number) => policy({ name: `p${number}`, statements }));
  const pasted = writePolicyAnswer({ kind: "policies", told: told({ policies }) });
  expect(pasted.length).toBeLessThan(100_000);
  expect(examinePolicies(pasted, expecting())).toMatchObject({ kind: "unreadable", problem: "too-long" });
});
