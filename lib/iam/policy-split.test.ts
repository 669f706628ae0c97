import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asList, type PolicyDocument, type Statement } from "./policy-document";
import { measurePolicy } from "./policy-size";
import { canCut, MAX_ATTACHED_POLICIES, splitPolicy, splitStatements } from "./policy-split";

const QUOTA = 600;

const action = fc.integer({ min: 0, max: 99_999 }).map((number) => `ec2:Describe${number}`);
const resource = fc.oneof(
  fc.constant("*"),
  fc.array(
    fc.integer({ min: 0, max: 99 }).map((number) => `arn:aws:s3:::bucket-${number}/*`),
    { minLength: 1, maxLength: 3 },
  ),
);
const statement: fc.Arbitrary<Statement> = fc.record(
  {
    Sid: fc.integer({ min: 0, max: 9999 }).map((number) => `S${number}`),
    Effect: fc.constantFrom("Allow" as const, "Allow" as const, "Deny" as const),
    Action: fc.uniqueArray(action, { minLength: 1, maxLength: 40 }),
    Resource: resource,
    Condition: fc.constant({ StringEquals: { "aws:RequestedRegion": ["eu-west-1"] } }),
  },
  { requiredKeys: ["Effect", "Action", "Resource"] },
);
const policy: fc.Arbitrary<PolicyDocument> = fc
  .array(statement, { minLength: 1, maxLength: 8 })
  .map((Statement) => ({ Version: "2012-10-17", Statement }));

/** What a document says, as one line for each effect, action, resource list and condition. */
function grantsOf(documents: readonly PolicyDocument[]): string[] {
  return documents
    .flatMap(({ Statement }) => Statement)
    .flatMap((one) =>
      asList(one.Action).map((name) =>
        JSON.stringify([one.Sid, one.Effect, name, one.Resource, one.Condition]),
      ),
    )
    .sort();
}

describe("splitPolicy", () => {
  test("gives parts that each fit and together say exactly the same", () => {
    let several = 0;
    fc.assert(
      fc.property(policy, (whole) => {
        const parts = splitPolicy(whole, QUOTA);
        if (parts === null) return;
        if (parts.length > 1) several += 1;
        expect(parts.length).toBeLessThanOrEqual(MAX_ATTACHED_POLICIES);
        for (const part of parts)
          expect(measurePolicy(part, "managed").characters).toBeLessThanOrEqual(QUOTA);
        expect(grantsOf(parts)).toEqual(grantsOf([whole]));
      }),
      { numRuns: 300 },
    );
    expect(several).toBeGreaterThan(50);
  });

  test("never cuts a Deny, and cuts nothing that one document can hold", () => {
    fc.assert(
      fc.property(policy, (whole) => {
        const parts = splitStatements(whole.Statement, { quotas: [QUOTA], maxDocuments: 100 });
        for (const [origin, one] of whole.Statement.entries()) {
          const pieces = (parts ?? []).flat().filter((placed) => placed.origin === origin);
          const alone = measurePolicy({ Version: "2012-10-17", Statement: [one] }, "managed").characters;
          if (parts !== null && (one.Effect === "Deny" || alone <= QUOTA)) {
            expect(pieces.map((piece) => piece.statement)).toEqual([one]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test("uses a Sid once in a document", () => {
    const actions = Array.from({ length: 80 }, (_, index) => `ec2:Describe${index}`);
    const one: Statement = { Sid: "Long", Effect: "Allow", Action: actions, Resource: "*" };
    const parts = splitPolicy({ Version: "2012-10-17", Statement: [one] }, QUOTA) ?? [];
    expect(parts.length).toBeGreaterThan(1);
    for (const { Statement } of parts) expect(Statement).toHaveLength(1);
  });

  test("leaves a policy that fits as it is", () => {
    const small: PolicyDocument = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "ec2:*", Resource: "*" }],
    };
    expect(splitPolicy(small)).toEqual([small]);
  });

  test("fills every document up to the last character", () => {
    const half = (Sid: string): Statement => ({
      Sid,
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: `arn:aws:s3:::${"x".repeat(100)}`,
    });
    const both: PolicyDocument = { Version: "2012-10-17", Statement: [half("A"), half("B")] };
    const { characters } = measurePolicy(both, "managed");
    expect(splitPolicy(both, characters)).toHaveLength(1);
    expect(splitPolicy(both, characters - 1)).toHaveLength(2);
  });

  test("knows no way for more than ten documents, or for one action that is too long", () => {
    const many = Array.from(
      { length: 11 },
      (_, index): Statement => ({
        Effect: "Allow",
        Action: `s3:Get${index}`,
        Resource: `arn:aws:s3:::${"x".repeat(400)}`,
      }),
    );
    expect(splitPolicy({ Version: "2012-10-17", Statement: many }, QUOTA)).toBeNull();
    const [long] = many;
    const tooLong: Statement = { Effect: "Allow", Action: ["s3:A", "s3:B"], Resource: "x".repeat(QUOTA) };
    expect(splitPolicy({ Version: "2012-10-17", Statement: long ? [long, tooLong] : [] }, QUOTA)).toBeNull();
  });

  test("gives the first document a room of its own", () => {
    const statements = Array.from(
      { length: 6 },
      (_, index): Statement => ({
        Effect: "Allow",
        Action: `s3:Get${index}`,
        Resource: `arn:aws:s3:::${"x".repeat(200)}`,
      }),
    );
    const parts = splitStatements(statements, { quotas: [1200, 600], maxDocuments: 3 });
    expect(parts?.map((placed) => placed.map(({ origin }) => origin))).toEqual([
      [0, 1, 2, 3],
      [4, 5],
    ]);
  });
});

describe("canCut", () => {
  const base: Statement = { Effect: "Allow", Action: ["s3:A", "s3:B"], Resource: "*" };

  test("cuts only the Action list of an Allow", () => {
    expect(canCut(base)).toBe(true);
    expect(canCut({ ...base, Effect: "Deny" })).toBe(false);
    expect(canCut({ Effect: "Allow", NotAction: ["s3:A", "s3:B"], Resource: "*" })).toBe(false);
    expect(canCut({ Effect: "Deny", Action: ["s3:A", "s3:B"], NotResource: "*" })).toBe(false);
    expect(canCut({ ...base, Action: "s3:A" })).toBe(false);
  });
});
