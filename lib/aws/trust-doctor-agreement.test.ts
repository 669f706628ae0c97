import fc from "fast-check";
import { expect, test } from "vitest";
import type { PolicyDocument, Statement } from "@/lib/iam/policy-document";
import { examineTrustPolicy } from "@/lib/iam/trust-doctor/examine-trust-policy";
import { letsIn } from "@/lib/iam/trust-doctor/judge-document";
import { CASE_EXPECTATION } from "@/lib/iam/trust-doctor/testing/trust-cases";
import { toTrustDocument } from "@/lib/iam/trust-doctor/trust-statement";
import { authorize } from "@/sandbox/evaluation/authorize";
import { contextOf } from "@/sandbox/evaluation/request-context";

const [RIGHT] = CASE_EXPECTATION.externalIds;
const USER = "arn:aws:iam::111122223333:user/rolebridge-vendor";
const ROLE = "arn:aws:iam::444455556666:role/connect";

/** Our request as AWS sees it, with one External ID or none. */
function contextWith(externalId: string | undefined) {
  return contextOf({
    "sts:ExternalId": externalId,
    "sts:RoleSessionName": "rolebridge-test",
    "aws:PrincipalAccount": "111122223333",
    "aws:PrincipalArn": USER,
    "aws:PrincipalType": "User",
    "aws:username": "rolebridge-vendor",
    "aws:SourceIp": "198.51.100.7",
    "aws:SecureTransport": "true",
    "aws:CurrentTime": "2026-10-01T00:00:00Z",
  });
}

function sandboxLetsIn(document: PolicyDocument, externalId: string | undefined): boolean {
  const everything = { Effect: "Allow", Action: "*", Resource: "*" } as const;
  const { decision } = authorize(
    {
      action: "sts:AssumeRole",
      resource: ROLE,
      context: contextWith(externalId),
      principal: { kind: "user", accountId: "111122223333", arn: USER, uniqueId: "AIDAQWERTYUIOPASDFGHJ" },
    },
    {
      identity: [{ id: "identity", document: { Version: "2012-10-17", Statement: [everything] } }],
      resource: [{ id: "trust", document }],
    },
    { crossAccount: true, resourcePolicyRequired: true },
  );
  return decision === "allowed";
}

const base = fc.constantFrom(
  "StringEquals",
  "StringNotEquals",
  "StringLike",
  "StringNotLike",
  "StringEqualsIgnoreCase",
  "ArnLike",
  "ArnNotEquals",
);
const operator = fc.oneof(
  fc.constant("Null"),
  fc
    .tuple(
      fc.constantFrom("", "", "ForAnyValue:", "ForAllValues:"),
      base,
      fc.constantFrom("", "", "IfExists"),
    )
    .map((parts) => parts.join("")),
  fc.constantFrom("Bool", "BoolIfExists", "IpAddress", "DateGreaterThan"),
);
const key = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("sts:ExternalId", "STS:externalid") },
  fc.constantFrom(
    "aws:ExternalId",
    "aws:PrincipalArn",
    "aws:PrincipalAccount",
    "aws:MultiFactorAuthPresent",
    "aws:SourceIp",
    "aws:PrincipalOrgID",
    "aws:CurrentTime",
    "aws:username",
    "sts:RoleSessionName",
  ),
);
const variable = (expression: string) => `\${${expression}}`;
const value = fc.constantFrom(
  RIGHT,
  RIGHT.toUpperCase(),
  "rb-*",
  "*",
  "?*",
  "",
  "other-id",
  "true",
  "false",
  "111122223333",
  USER,
  "arn:aws:iam::*:user/*",
  variable("sts:ExternalId"),
  variable("aws:username"),
  variable("aws:PrincipalTag/id, 'other-id'"),
  variable("*"),
  "198.51.100.0/24",
);
const condition = fc.dictionary(
  operator,
  fc.dictionary(key, fc.oneof(value, fc.array(value, { maxLength: 3 })), { maxKeys: 2 }),
  { maxKeys: 2 },
);
const principal = fc.constantFrom<NonNullable<Statement["Principal"]>>(
  "*",
  { AWS: "111122223333" },
  { AWS: ["arn:aws:iam::777788889999:root", USER] },
  { AWS: "arn:aws:iam::111122223333:root" },
  { AWS: "arn:aws:iam::777788889999:root" },
  { Service: "ec2.amazonaws.com" },
);
const statement = fc.record({
  Effect: fc.constantFrom("Allow" as const, "Allow" as const, "Deny" as const),
  Principal: principal,
  Action: fc.constantFrom("sts:AssumeRole", "sts:*", "STS:assumerole", "sts:TagSession", "sts:Assume????"),
  Condition: condition,
});

const documents = fc.record({
  Version: fc.constantFrom("2012-10-17" as const, "2008-10-17" as const),
  Statement: fc.array(statement, { minLength: 1, maxLength: 4 }),
});
const WRONG = ["other-id", "rb-somebody", undefined];

test("what the doctor is sure of is what a whole evaluation of the policy decides", () => {
  let sure = 0;
  fc.assert(
    fc.property(documents, (document) => {
      const judged = toTrustDocument({
        frame: { Version: document.Version },
        statements: document.Statement,
      });
      for (const externalId of [RIGHT, RIGHT.toUpperCase(), ...WRONG]) {
        const answer = letsIn(judged, externalId ?? null, CASE_EXPECTATION);
        if (answer === "unknown") continue;
        sure++;
        expect(answer === "yes", JSON.stringify({ externalId, document })).toBe(
          sandboxLetsIn(document, externalId),
        );
      }
    }),
    { numRuns: 4000 },
  );
  expect(sure).toBeGreaterThan(4000);
});

test("what the doctor corrects, or leaves as it is, opens with our External ID and with nothing else", () => {
  fc.assert(
    fc.property(documents, (document) => {
      const examination = examineTrustPolicy(JSON.stringify(document), CASE_EXPECTATION);
      if (examination.kind !== "examined") throw new Error(examination.message);
      const mended = examination.corrected ?? document;
      const shown = JSON.stringify({ document, mended, changes: examination.changes });
      expect(sandboxLetsIn(mended, RIGHT), shown).toBe(true);
      for (const externalId of WRONG) expect(sandboxLetsIn(mended, externalId), shown).toBe(false);
      const again = examineTrustPolicy(JSON.stringify(mended), CASE_EXPECTATION);
      expect(again, shown).toMatchObject({ opens: "only-with-external-id", corrected: null });
    }),
    { numRuns: 4000 },
  );
});
