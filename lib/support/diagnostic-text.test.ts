import { expect, test } from "vitest";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import { examineKeyAnswer } from "@/lib/iam/key-doctor/examine-key-answer";
import { mayHoldSecretAccessKey } from "@/lib/iam/secret-access-key";
import { examineTrustPolicy } from "@/lib/iam/trust-doctor/examine-trust-policy";
import { CASE_EXPECTATION } from "@/lib/iam/trust-doctor/testing/trust-cases";
import { type DiagnosticFacts, writeDiagnosticText } from "./diagnostic-text";
import type { TimelineRun } from "./timeline";

const AT = new Date("2026-03-01T02:03:04.005Z");
const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz";

const RUN: TimelineRun = {
  id: "run-1",
  accessMethod: "iam-role",
  requestedBy: "Nora Field <support@rolebridge.example>, staff",
  startedAt: AT,
  finishedAt: new Date(AT.getTime() + 1500),
  stateBefore: "connected",
  outcome: "broken",
  roleArn: null,
  externalId: null,
  results: [
    {
      check: "role-assumable",
      verdict: "fail",
      code: "role-refused",
      findings: [],
      capabilities: [],
      remedy: null,
      evidence: [
        {
          call: "sts:AssumeRole",
          httpStatus: 403,
          code: "AccessDenied",
          message: "User: x is not authorized to perform: sts:AssumeRole",
          requestId: "0199c0de-1234-4abc-8def-0123456789ab",
          durationMs: 41,
        },
      ],
    },
  ],
};

const CONNECTION = {
  id: "connection-1",
  customerId: "customer-1",
  accessMethod: "iam-role",
  permissionSetId: "all",
  partition: "aws",
  awsAccountId: "444455556666" as AwsAccountId,
  externalId: "rb-0123456789abcdefghjkmnpqrstvwxyz",
  stagedExternalId: null,
  retiringExternalId: "rb-zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
  roleArn: "arn:aws:iam::444455556666:role/Connect",
  userArn: null,
  region: null,
  currentKey: { rowId: "r", accessKeyId: "AKIAWNFKZ5PC5IQ2ZQXA", createdAt: AT },
  candidateKey: null,
  state: "broken",
  stateSince: AT,
  provenAt: null,
  createdAt: AT,
} as const;

const FACTS: DiagnosticFacts = {
  connection: CONNECTION,
  verifiedInFullAt: new Date("2026-02-28T23:59:58Z"),
  change: "Everything worked until yesterday.",
  customerName: "Acme",
  productName: "Monk",
  vendorPrincipal: "arn:aws:iam::111122223333:user/rolebridge-vendor",
  customerPage: "Step 4 of 5",
  runs: [RUN],
  refusals: [],
  trust: null,
  keys: null,
  policies: null,
  now: AT,
};

test("tells everything that a colleague needs, in UTC", () => {
  const text = writeDiagnosticText(FACTS);
  for (const part of [
    "Customer: Acme (customer-1)",
    "Role ARN: arn:aws:iam::444455556666:role/Connect",
    "External ID: rb-0123456789abcdefghjkmnpqrstvwxyz",
    "External ID, on its way out: rb-zzzz",
    "State: broken since 2026-03-01 02:03:04 UTC",
    "Last proven: never",
    "Last verified in full: 2026-02-28 23:59:58 UTC",
    "What changed: Everything worked until yesterday.",
    "started 2026-03-01 02:03:04 UTC by Nora Field",
    "role-assumable: fail, role-refused",
    "403 AccessDenied",
    "request id 0199c0de-1234-4abc-8def-0123456789ab, 41 ms",
  ])
    expect(text).toContain(part);
  expect(text).not.toContain("External ID, new");
});

test("tells how often AWS was asked, where that was more than once", () => {
  const results = RUN.results.map((one) => ({
    ...one,
    evidence: one.evidence.map((answer) => ({ ...answer, attempts: 5 })),
  }));
  const text = writeDiagnosticText({ ...FACTS, runs: [{ ...RUN, results }] });
  expect(text).toContain("41 ms, the last of 5 attempts");
});

test("tells of a key by its id, and of a run that never was", () => {
  const connection = { ...CONNECTION, accessMethod: "access-key" } as const;
  const text = writeDiagnosticText({ ...FACTS, connection, verifiedInFullAt: null, runs: [] });
  expect(text).toContain("Access Key ID: AKIAWNFKZ5PC5IQ2ZQXA");
  expect(text).toContain("Never verified.");
  expect(text).toContain("Last verified in full: never, with this access");
  expect(text).not.toContain("rb-0123");
});

test("holds no secret, even where the row behind it has more than was asked for", () => {
  const key = { ...CONNECTION.currentKey, envelope: SECRET, secretAccessKey: SECRET };
  const connection = { ...CONNECTION, accessMethod: "access-key", currentKey: key } as const;
  const planted = { ...connection, pastedAnswer: SECRET, settings: { token: SECRET } };
  const text = writeDiagnosticText({ ...FACTS, connection: planted });
  expect(text).not.toContain(SECRET);
  expect(mayHoldSecretAccessKey(text)).toBe(false);
});

test("tells what a form refused, and what is wrong with the trust policy that the customer pasted", () => {
  const refusal = {
    id: "r",
    at: AT,
    who: "Mara <m@x.test>",
    what: "The form refused a Role ARN: it is no ARN.",
  };
  const text = writeDiagnosticText({
    ...FACTS,
    refusals: [refusal],
    trust: { at: AT, examination: examine({ StringEquals: { "sts:ExternalId": "somebody-elses" } }) },
  });
  for (const part of [
    "2026-03-01 02:03:04 UTC: The form refused a Role ARN: it is no ARN. Entered by Mara <m@x.test>",
    "Trust policy, by what the customer pasted on 2026-03-01 02:03:04 UTC:",
    "  not-for-us",
    "  external-id-differs: ",
    '"somebody-elses"',
    "  to change: ",
  ])
    expect(text).toContain(part);
});

test("calls it the role, where the pasted text is of another one, and names that first", () => {
  const AssumeRolePolicyDocument = { Version: "2012-10-17", Statement: [] };
  const Arn = "arn:aws:iam::444455556666:role/team/northwind";
  const roleArn = "arn:aws:iam::444455556666:role/northwind";
  const expected = { ...CASE_EXPECTATION, roleName: "northwind", roleArn };
  const examination = examineTrustPolicy(JSON.stringify({ Arn, AssumeRolePolicyDocument }), expected);
  if (examination.kind === "unreadable") throw new Error(examination.message);
  const text = writeDiagnosticText({ ...FACTS, trust: { at: AT, examination } });
  expect(text).toContain(
    "The role, by what the customer pasted on 2026-03-01 02:03:04 UTC:\n  role-path-differs: ",
  );
  expect(text).toContain("\n  its trust policy: not-for-us\n");
});

test("tells what the list of the user's keys means", () => {
  const { accessKeyId } = CONNECTION.currentKey;
  const examination = examineKeyAnswer(`${accessKeyId} Inactive`, {
    ...CONNECTION,
    accessKeyId,
    userName: "northwind",
    isUserKnown: true,
  });
  if (examination.kind === "unreadable") throw new Error(examination.message);
  const connection = { ...CONNECTION, accessMethod: "access-key" } as const;
  const text = writeDiagnosticText({ ...FACTS, connection, keys: { at: AT, finding: examination } });
  for (const part of [
    "List of the user's access keys, by what the customer pasted on 2026-03-01 02:03:04 UTC:",
    `  key-inactive: AWS lists ${accessKeyId} as Inactive.`,
    "  to do: Make it active",
  ])
    expect(text).toContain(part);
});

test("tells what the policies mean, and leaves out a line that may repeat a secret", () => {
  const finding = {
    code: "deny-statement",
    title: "A statement denies it",
    message: "The statement Guard denies eks:ListClusters.",
    steps: ["Ask who wrote it."],
    statement: {
      label: "The statement Guard",
      statement: { Effect: "Deny", Action: "eks:*", Resource: SECRET },
    },
    mending: null,
    command: null,
  } as const;
  const text = writeDiagnosticText({ ...FACTS, policies: { at: AT, findings: [finding] } });
  expect(text).toContain(
    [
      "Its policies, by what the customer pasted on 2026-03-01 02:03:04 UTC:",
      "  deny-statement: The statement Guard denies eks:ListClusters.",
      "  (A line is left out here, because it may repeat a secret; the page has it.)",
      "  to do: Ask who wrote it.",
    ].join("\n"),
  );
  expect(text).not.toContain(SECRET);
});

test("repeats no secret that stood in a pasted trust policy", () => {
  const examination = examine({ StringEquals: { "sts:ExternalId": SECRET } });
  expect(JSON.stringify(examination)).toContain(SECRET);
  const text = writeDiagnosticText({ ...FACTS, trust: { at: AT, examination } });
  expect(text).not.toContain(SECRET);
  expect(text).toContain("not-for-us");
});

function examine(Condition: object) {
  const principalArn = FACTS.vendorPrincipal;
  const Statement = [
    { Effect: "Allow", Principal: { AWS: principalArn }, Action: "sts:AssumeRole", Condition },
  ];
  const examination = examineTrustPolicy(JSON.stringify({ Version: "2012-10-17", Statement }), {
    principalArn,
    acceptedPrincipals: [],
    externalIds: [CONNECTION.externalId],
    formerExternalIds: [],
    partition: "aws",
    awsAccountId: CONNECTION.awsAccountId,
    roleArn: `arn:aws:iam::${CONNECTION.awsAccountId}:role/Connect`,
    roleName: "Connect",
  });
  if (examination.kind === "unreadable") throw new Error(examination.message);
  return examination;
}

test("names the actions that are not granted, and the statement that denies", () => {
  const deniedBy = [{ policyName: "Guard", policyType: "inline", holder: "role Connect", line: 4 } as const];
  const finding = {
    action: "eks:ListClusters",
    resource: "*",
    capabilityId: "eks",
    decision: "denied",
  } as const;
  const results = RUN.results.map((result) => ({ ...result, findings: [{ ...finding, deniedBy }] }));
  const text = writeDiagnosticText({ ...FACTS, runs: [{ ...RUN, results }] });
  expect(text).toMatch(/denied by .*Guard of role Connect.*: eks:ListClusters/);
});

test("tells of the newest three runs", () => {
  const runs = ["a", "b", "c", "d"].map((id) => ({ ...RUN, id }));
  const text = writeDiagnosticText({ ...FACTS, runs });
  expect(text.match(/^Verification /gm)).toHaveLength(3);
});
