import { describe, expect, test } from "vitest";
import { examineTrustPolicy } from "./examine-trust-policy";
import { keepPolicyOnly } from "./keep-policy";
import { CASE_EXPECTATION } from "./testing/trust-cases";

const OURS = "444455556666";
const OTHER = "777788889999";
const MISSING =
  "An error occurred (NoSuchEntity) when calling the GetRole operation: The role with name connect cannot be found.";
const DENIED =
  "An error occurred (AccessDenied) when calling the ListRoles operation: User: arn:aws:iam::444455556666:user/ann is not authorized to perform: iam:ListRoles on resource: arn:aws:iam::444455556666:role/ because no identity-based policy allows the iam:ListRoles action";

function arnOf(account: string, name: string): string {
  return `arn:aws:iam::${account}:role/${name}`;
}

/** As the commands print it. */
function printed(account: string | null, roles: string[] | null, error = MISSING): string {
  return [
    account === null ? "" : JSON.stringify({ Account: account }, null, 4),
    `\n${error}`,
    roles === null ? `\n${DENIED}` : JSON.stringify({ RolesWithExternalId: roles }, null, 4),
  ].join("\n");
}

const CASES: [string, string, string, string[], boolean][] = [
  [
    "another account, where the role was made",
    printed(OTHER, [arnOf(OTHER, "connect-2")]),
    "role-made-elsewhere",
    [`signed in to account ${OTHER}`, `names account ${OURS}`, arnOf(OTHER, "connect-2")],
    false,
  ],
  [
    "another account, without a role of ours",
    printed(OTHER, []),
    "role-asked-elsewhere",
    [`signed in to account ${OTHER}`, `names account ${OURS}`, "none whose trust policy"],
    false,
  ],
  [
    "another account, whose roles may not be listed",
    printed(OTHER, null),
    "role-asked-elsewhere",
    [`in account ${OTHER} there is no role connect. Sign in`],
    false,
  ],
  [
    "the right account, with the role under another name",
    printed(OURS, [arnOf(OURS, "team/connect-2")]),
    "role-has-another-arn",
    [`The role made for this connection is ${arnOf(OURS, "team/connect-2")}:`],
    false,
  ],
  [
    "the same where the entered one has worked",
    printed(OURS, [arnOf(OURS, "connect-2")]),
    "role-has-another-arn",
    ["opened to us before, so it was deleted since"],
    true,
  ],
  [
    "the right account, with several roles of ours",
    printed(OURS, [arnOf(OURS, "a"), arnOf(OURS, "b")]),
    "role-has-another-arn",
    [`${arnOf(OURS, "a")}, ${arnOf(OURS, "b")}`, "the one that was made for this connection"],
    false,
  ],
  [
    "the right account, without a role of ours",
    printed(OURS, []),
    "role-not-made",
    [`In account ${OURS}`, "never made there, was deleted, or was made in another account", "same profile"],
    false,
  ],
  [
    "the same where the entered one has worked",
    printed(OURS, []),
    "role-not-made",
    ["it opened to us before, so it was deleted"],
    true,
  ],
  ["the right account, whose roles may not be listed", printed(OURS, null), "role-not-there", [], false],
  [
    "the roles alone, which name the account",
    printed(null, [arnOf(OTHER, "x")]),
    "role-made-elsewhere",
    [],
    false,
  ],
  ["roles that are none", printed(OURS, ["connect"]), "role-not-there", [], false],
  ["the very role, made meanwhile", printed(OURS, [arnOf(OURS, "connect")]), "role-not-there", [], false],
  ["the error alone", MISSING, "role-not-there", ["If that was account"], false],
];

describe("NoSuchEntity", () => {
  for (const [name, text, code, words, workedBefore] of CASES) {
    test(`${name}${workedBefore ? " (worked before)" : ""}`, () => {
      const expected = { ...CASE_EXPECTATION, workedBefore };
      const examination = examineTrustPolicy(text, expected);
      expect(examination).toMatchObject({ kind: "aws-error", code, side: "customer" });
      if (examination.kind === "aws-error")
        for (const word of words) expect(examination.message).toContain(word);
      const kept = keepPolicyOnly(text) ?? "";
      expect(examineTrustPolicy(kept, expected)).toEqual(examination);
      expect(keepPolicyOnly(kept)).toBe(kept);
    });
  }
});

test("nothing is kept but the error, the account and the roles", () => {
  const text = `$ export PASSWORD=hunter2\n$ ( aws iam get-role ) 2>&1\n${printed(OURS, [])}\nann@laptop $ cat diary`;
  expect(keepPolicyOnly(text)).toBe(`{"Account":"${OURS}"}\n${MISSING}\n{"RolesWithExternalId":[]}`);
});

test("an account without an answer is no policy", () => {
  expect(examineTrustPolicy(JSON.stringify({ Account: OURS }), CASE_EXPECTATION)).toMatchObject({
    kind: "unreadable",
    problem: "not-a-policy",
  });
});

test("another error says nothing of an account", () => {
  const examination = examineTrustPolicy(printed(OTHER, [], DENIED), CASE_EXPECTATION);
  expect(examination).toMatchObject({ kind: "aws-error", code: "other-error" });
});
