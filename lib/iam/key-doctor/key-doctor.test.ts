import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountOfAccessKey } from "../access-key-account";
import type { AwsAccountId } from "../aws-account-id";
import answers from "./cases/answers.json";
import unreadable from "./cases/unreadable.json";
import type { KeyExpectation, KeyFindingCode } from "./examination";
import { examineKeyAnswer } from "./examine-key-answer";
import { describeKeyPasteProblem } from "./paste-problem";
import { readKeyAnswer, writeKeyAnswer } from "./read-key-answer";

const ENTERED = "AKIAWNFKZ5PC5IQ2ZQXA";
const OTHER = "AKIAWNFKZ5PC7TR4MNB3";

const EXPECTED: KeyExpectation = {
  accessKeyId: ENTERED,
  userName: "northwind",
  isUserKnown: true,
  partition: "aws",
  awsAccountId: accountOfAccessKey(ENTERED) ?? ("444455556666" as AwsAccountId),
};

function examined(text: string, expected = EXPECTED) {
  const examination = examineKeyAnswer(text, expected);
  if (examination.kind === "unreadable") throw new Error(`Not examined: ${examination.message}`);
  return examination;
}

/** All that a page, a ticket or the database is given of a text. */
function toldOf(text: string): string {
  const read = readKeyAnswer(text);
  return JSON.stringify([read, examineKeyAnswer(text, EXPECTED), read.ok && writeKeyAnswer(read.answer)]);
}

describe.each(answers)("$name", ({ text, code, keys }) => {
  test("is read, and means what it should", () => {
    const read = readKeyAnswer(text);
    if (!read.ok) throw new Error(read.problem);
    expect(read.answer.kind === "list" ? read.answer.keys : null).toEqual(keys);
    expect(examined(text).code).toBe(code);
  });

  test("means the same once it is written down, which holds key IDs and statuses alone", () => {
    const read = readKeyAnswer(text);
    if (!read.ok) throw new Error(read.problem);
    const written = writeKeyAnswer(read.answer);
    expect(readKeyAnswer(written)).toEqual(read);
    expect(written).toMatch(
      /^(?:(?:AKIA[A-Z0-9]{16} (?:Active|Inactive)(?:\n|$))+|AccessKeyMetadata: \[\]|NoSuchEntity: AKIA[A-Z0-9]{16}|[A-Z][A-Za-z]+)$/,
    );
  });

  test("is told in plain sentences", () => {
    const { title, message, steps } = examined(text);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(steps.length).toBeGreaterThan(0);
    for (const sentence of [message, ...steps]) {
      expect(sentence).toMatch(/^\S[^!\n]+\.$/);
      expect(sentence).not.toMatch(/undefined|\bnull\b|\[object/);
    }
  });
});

describe("a text that tells of no keys", () => {
  test.each(unreadable)("$name", ({ text, problem }) => {
    expect(examineKeyAnswer(text, EXPECTED)).toMatchObject({ kind: "unreadable", problem });
  });

  test("far too much", () => {
    const text = " ".repeat(100_000);
    expect(examineKeyAnswer(text, EXPECTED)).toMatchObject({ kind: "unreadable", problem: "too-long" });
  });

  test("every problem says what to paste instead", () => {
    for (const { problem } of unreadable)
      expect(describeKeyPasteProblem(problem as Parameters<typeof describeKeyPasteProblem>[0])).toMatch(
        /aste|Copy/,
      );
  });
});

const CODES = Object.keys({
  "key-inactive": 0,
  "key-mistyped": 0,
  "key-not-listed": 0,
  "no-keys-listed": 0,
  "key-active": 0,
  "key-gone": 0,
  "user-not-there": 0,
  "list-denied": 0,
  "credentials-refused": 0,
} satisfies Record<KeyFindingCode, 0>);

test("every finding has a case, and is documented", () => {
  const document = readFileSync("docs/verdicts.md", "utf8");
  const seen = new Set(answers.map(({ code }) => code));
  expect(CODES.filter((code) => !seen.has(code))).toEqual([]);
  expect(CODES.filter((code) => !document.includes(`| \`${code}\` |`))).toEqual([]);
});

describe("what mends it", () => {
  const listOf = (...lines: string[]) => examined(lines.join("\n"));

  test("an inactive key is made active, unless the newer one of a rotation takes its place", () => {
    const alone = listOf(`${ENTERED} Inactive`);
    expect(alone.mending).toEqual({ kind: "activate", accessKeyId: ENTERED });
    expect(alone.message).not.toContain("rotation");
    expect(listOf(`${ENTERED} Inactive`, `${OTHER} Inactive`).message).not.toContain("rotation");
    const rotated = listOf(`${ENTERED} Inactive`, `${OTHER} Active`);
    expect(rotated.message).toMatch(new RegExp(`${OTHER}, as Active. Either the keys were rotated`));
    expect(rotated.steps[0]).toContain(`enter ${OTHER}`);
  });

  test("a mistyped key is entered as it is listed, the one that differs least, and made active where it is not", () => {
    const near = `${ENTERED.slice(0, -1)}B`;
    expect(listOf(`${ENTERED.slice(0, -2)}AX Active`, `${near} Active`)).toMatchObject({ mending: null });
    expect(listOf(`${ENTERED.slice(0, -2)}AX Active`, `${near} Active`).message).toContain(
      `${near}, which differs in one character`,
    );
    expect(listOf(`${near} Inactive`).mending).toEqual({ kind: "activate", accessKeyId: near });
  });

  test("three characters off is another key", () => {
    expect(listOf(`${ENTERED.slice(0, -3)}BBB Active`).code).toBe("key-not-listed");
  });

  test("a new key is made where the user has room for one", () => {
    expect(listOf(`${OTHER} Active`).mending).toEqual({ kind: "create" });
    const full = listOf(`${OTHER} Active`, "AKIAWNFKZ5PCQQQQQQQQ Inactive");
    expect(full.mending).toBeNull();
    expect(full.steps.join()).toContain("at most two");
    expect(examined("[]").mending).toEqual({ kind: "create" });
  });

  test("the account in the IDs is told where it is not the one that was named", () => {
    const stranger = "AKIAQYLPMN5HFIQR7XYA";
    expect(listOf(`${stranger} Active`).steps[0]).toContain(
      `seem to be of account ${accountOfAccessKey(stranger)}, and you named ${EXPECTED.awsAccountId}`,
    );
    const elsewhere = { ...EXPECTED, awsAccountId: "777788889999" as AwsAccountId };
    expect(examined("[]", elsewhere).steps[0]).toContain(`seems to be of account ${EXPECTED.awsAccountId}`);
    expect(examined("[]").steps[0]).toContain("get-caller-identity");
  });

  test("a name that AWS has not given is told as what the set-up suggests", () => {
    const suggested = { ...EXPECTED, userName: "Kommander", isUserKnown: false };
    const missing = "An error occurred (NoSuchEntity) when calling the ListAccessKeys operation: x";
    for (const text of ["[]", `${OTHER} Active`, missing]) {
      expect(examined(text, suggested).steps.join()).toMatch(/set-up suggests/);
      expect(examined(text).steps.join()).not.toContain("suggests");
    }
  });

  test("an ARN of the connection's own partition is asked for", () => {
    const china = { ...EXPECTED, partition: "aws-cn" } as const;
    expect(examined(`${ENTERED} Active`, china).steps.join()).toContain("arn:aws-cn:");
  });
});

describe("whatever is pasted", () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9/+]{37}[a-z][A-Z][0-9]$/);
  const listed = fc.constantFrom(...answers.map(({ text }) => text));

  test("a secret among it is told nowhere, and nothing is kept of such a text", () => {
    fc.assert(
      fc.property(
        secret,
        listed,
        fc.constantFrom("\n", " ", "\t", '"', ",", ": ", "="),
        (key, text, between) => {
          const pasted = `${text}${between}${key}${between}${text}`;
          expect(toldOf(pasted)).not.toContain(key);
          expect(readKeyAnswer(pasted)).toEqual({ ok: false, problem: "holds-secret" });
        },
      ),
    );
  });

  test("nothing of it is told but key IDs", () => {
    const word = fc.stringMatching(/^[a-z]{5}[0-9]{5}[a-z]{5}$/);
    fc.assert(
      fc.property(word, listed, (password, text) => {
        expect(toldOf(`${password}\n${text}\nPassword: ${password}`)).not.toContain(password);
      }),
    );
  });

  test("never throws, and is written down so that it reads to the same", () => {
    const piece = fc.oneof(
      fc.constantFrom(ENTERED, OTHER, "Active", "Inactive", "Status", "NoSuchEntity", "AccessDenied", "[]"),
      fc.constantFrom("\n", "\t", "|", '"', " ", ":", "AccessKeyMetadata", "error", "AKIA"),
      fc.constantFrom("aws iam a --b ", " when calling the GetRole operation", "(NoSuchEntity)", "*", "]"),
      fc.constantFrom(`NoSuchEntity: ${ENTERED}`, "No access keys", "| ListAccessKeys |", "$"),
      fc.string({ unit: "binary" }),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (pasted) => {
        examineKeyAnswer(pasted, EXPECTED);
        const read = readKeyAnswer(pasted);
        if (read.ok) expect(readKeyAnswer(writeKeyAnswer(read.answer))).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });

  test("long texts are read in time", () => {
    const repeated = [
      "AKIA",
      `${ENTERED} `,
      " ",
      "\n",
      "|",
      "Status",
      "Status ",
      "a/",
      "session ",
      "error",
      "Active",
      ": ",
      "aws iam a --b ",
      "AccessKeyMetadata: [",
      "\\\n ",
    ];
    for (const piece of repeated) {
      const text = `${ENTERED} ${piece.repeat(60_000)}`.slice(0, 59_000);
      const start = performance.now();
      examineKeyAnswer(text, EXPECTED);
      expect(performance.now() - start, piece).toBeLessThan(1_000);
    }
  });
});
