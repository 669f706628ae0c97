import fc from "fast-check";
import { expect, test } from "vitest";
import { classifyError } from "./aws-errors";

const code = fc.oneof(
  fc.constantFrom(
    ...["AccessDenied", "AccessDeniedException", "SignatureDoesNotMatch", "Throttling", "ValidationError"],
    ...["InvalidInput", "NoSuchEntity", "InternalFailure", "__proto__"],
  ),
  fc.string(),
);
const status = fc.oneof(
  fc.constantFrom(200, 400, 403, 404, 409, 500, 503),
  fc.integer(),
  fc.constant(undefined),
);
const message = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "because no identity-based policy allows the sts:AssumeRole action",
    "with an explicit deny in a resource-based policy",
    "with an explicit deny in a resource control policy",
  ),
);
const error = fc
  .record({
    name: code,
    Code: code,
    message,
    $metadata: fc.record({ httpStatusCode: status, requestId: fc.string() }),
  })
  .map((members) => Object.assign(new Error(), members));

test("only a 403 AccessDenied is ever a denial, and nothing that is thrown throws again", () => {
  fc.assert(
    fc.property(fc.oneof(error, fc.anything()), (thrown) => {
      const { kind, evidence } = classifyError("sts:AssumeRole", thrown, 7);
      expect(kind === "denied").toBe(evidence.code === "AccessDenied" && evidence.httpStatus === 403);
      expect(evidence).toMatchObject({ call: "sts:AssumeRole", durationMs: 7 });
      if (evidence.httpStatus === null) expect(["unanswered", "credentials-missing"]).toContain(kind);
      // What is stored and shown is one line without control characters.
      expect(`${evidence.message}${evidence.code}${evidence.requestId}`).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    }),
    { numRuns: 2000 },
  );
});
