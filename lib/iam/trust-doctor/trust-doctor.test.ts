import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import actions from "./cases/actions.json";
import awsErrors from "./cases/aws-errors.json";
import conditions from "./cases/conditions.json";
import externalIds from "./cases/external-ids.json";
import principals from "./cases/principals.json";
import unreadable from "./cases/unreadable.json";
import { describeFindings } from "./describe-findings";
import type { TrustExamination, TrustExpectation } from "./examination";
import { examineTrustPolicy } from "./examine-trust-policy";
import { FINDING_TEXTS } from "./finding-texts";
import {
  CASE_EXPECTATION,
  CASES_BY_THEME,
  EXAMINED_CASES,
  expectationOf,
  pastedTextOf,
} from "./testing/trust-cases";

function examined(text: string, expected: TrustExpectation = CASE_EXPECTATION) {
  const examination = examineTrustPolicy(text, expected);
  if (examination.kind !== "examined") throw new Error(`Not examined: ${examination.message}`);
  return examination;
}

for (const [theme, cases] of Object.entries(CASES_BY_THEME)) {
  describe(theme, () => {
    for (const trustCase of cases) {
      test(trustCase.name, () => {
        const { findings, opens, corrected, changes } = examined(
          pastedTextOf(trustCase),
          expectationOf(trustCase),
        );
        expect({ opens, codes: findings.map(({ code }) => code), corrected }).toEqual({
          opens: trustCase.opens,
          codes: trustCase.codes,
          corrected: trustCase.corrected,
        });
        expect(changes).toEqual(trustCase.changes);
      });
    }
  });
}

describe("a text without a trust policy", () => {
  for (const { name, text, problem } of unreadable) {
    test(name, () => {
      expect(examineTrustPolicy(text, CASE_EXPECTATION)).toMatchObject({ kind: "unreadable", problem });
    });
  }
});

describe("an error of AWS", () => {
  for (const { name, text, code, side, points } of awsErrors) {
    test(name, () => {
      const reading = examineTrustPolicy(text, CASE_EXPECTATION);
      expect(reading).toMatchObject({ kind: "aws-error", code, side });
      if (reading.kind === "aws-error") expect(reading.points.map((point) => point.code)).toEqual(points);
    });
  }
});

describe("a correction", () => {
  test.each(EXAMINED_CASES.filter(({ corrected }) => corrected !== null))(
    "$name: is right, and is not corrected again",
    (trustCase) => {
      const again = examined(JSON.stringify(trustCase.corrected), expectationOf(trustCase));
      expect(again).toMatchObject({ opens: "only-with-external-id", corrected: null, changes: [] });
      expect(again.findings.filter(({ effect }) => effect !== "note")).toEqual([]);
    },
  );

  test("says what it changed", () => {
    for (const trustCase of EXAMINED_CASES) {
      const { corrected, changes } = examined(pastedTextOf(trustCase), expectationOf(trustCase));
      if (corrected === null) expect(changes).toEqual([]);
    }
  });
});

test.each([
  ["arn:aws:iam::444455556666:role/connect", "entered"],
  ["arn:aws:iam::444455556666:role/team/connect", "another"],
  [undefined, "unsaid"],
])("knows of the ARN %s beside the policy whose it is", (Arn, role) => {
  const AssumeRolePolicyDocument = { Version: "2012-10-17", Statement: [] };
  expect(examined(JSON.stringify({ Arn, AssumeRolePolicyDocument }))).toMatchObject({ role });
});

describe("what may keep us out", () => {
  const OURS = {
    Effect: "Allow",
    Principal: { AWS: CASE_EXPECTATION.principalArn },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "sts:ExternalId": CASE_EXPECTATION.externalIds[0] } },
  };
  const FROM_THERE = { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } };

  function examineRefused(condition: object, isRefused: boolean) {
    const Statement = [{ ...OURS, Condition: { ...OURS.Condition, ...condition } }];
    const { opens, findings } = examined(JSON.stringify({ Version: "2012-10-17", Statement }), {
      ...CASE_EXPECTATION,
      isRefused,
    });
    return { opens, effects: findings.map(({ effect }) => effect), text: findings[0]?.message };
  }

  test("is the likely cause, where AWS refuses us and nothing else in the text could be why", () => {
    expect(examineRefused(FROM_THERE, true)).toEqual({
      opens: "likely-not-for-us",
      effects: ["may-shut"],
      text: expect.stringContaining("nothing else in this text could be why, unless it was changed since"),
    });
  });

  test("stays open, where AWS did not refuse us", () => {
    expect(examineRefused(FROM_THERE, false)).toMatchObject({ opens: "unknown", effects: ["may-shut"] });
  });

  test("stays open, where something else may be it as well, or surely is", () => {
    const tagged = { StringEquals: { ...OURS.Condition.StringEquals, "aws:PrincipalTag/team": "blue" } };
    const other = { StringEquals: { "sts:ExternalId": "another" } };
    expect(examineRefused({ ...FROM_THERE, ...tagged }, true).opens).toBe("unknown");
    expect(examineRefused({ ...FROM_THERE, ...other }, true).text).not.toContain("could be why");
  });
});

test("every finding has a case", () => {
  const seen = new Set(EXAMINED_CASES.flatMap(({ codes }) => codes));
  expect(Object.keys(FINDING_TEXTS).filter((code) => !seen.has(code))).toEqual([]);
});

test("every finding is documented", () => {
  const document = readFileSync("docs/verdicts.md", "utf8");
  expect(Object.keys(FINDING_TEXTS).filter((code) => !document.includes(`| \`${code}\` |`))).toEqual([]);
});

test("messages are sentences in plain words", () => {
  for (const trustCase of EXAMINED_CASES) {
    const { findings } = examined(pastedTextOf(trustCase), expectationOf(trustCase));
    for (const sentence of describeFindings(findings)) {
      expect(sentence).toMatch(/^[A-Z][^!\n]+[.]$/);
      expect(sentence).not.toMatch(/undefined|\bnull\b|\[object|(?<=\s)""(?=[\s.,])/);
    }
  }
});

const OTHERS = [
  { Sid: "Ec2", Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
  {
    Sid: "Acme",
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::777788889999:root" },
    Action: ["sts:AssumeRole", "sts:TagSession"],
    Condition: { StringEquals: { "sts:ExternalId": "acme-77" } },
  },
  {
    Sid: "Organisation",
    Effect: "Allow",
    Principal: "*",
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } },
  },
  { Sid: "NoTags", Effect: "Deny", Principal: "*", Action: "sts:TagSession" },
];
const OURS = [principals, actions, externalIds, conditions]
  .flat()
  .flatMap((trustCase) => ("document" in trustCase && !("expected" in trustCase) ? [trustCase.document] : []))
  .flatMap(({ Statement }): readonly object[] => Statement);

/** All that a page shows of an examination but the corrected document. */
function shownOf(examination: TrustExamination): string {
  if (examination.kind !== "examined") return examination.message;
  const { findings, changes } = examination;
  return [...findings.flatMap(({ message, value, sid }) => [message, value, sid]), ...changes].join(" ");
}

test("control and direction characters of a paste are not shown", () => {
  const nasty = "a\u202Eb\u0007c\u200Bd";
  const statement = {
    Sid: nasty,
    Effect: nasty,
    Principal: { AWS: nasty },
    [nasty]: 1,
    Condition: { [nasty]: { [nasty]: nasty } },
  };
  const examination = examineTrustPolicy(
    JSON.stringify({ [nasty]: 1, Statement: [statement] }),
    CASE_EXPECTATION,
  );
  expect(shownOf(examination)).toContain("a\u2423b\u2423c\u2423d");
  expect(shownOf(examination)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

describe("whatever is pasted", () => {
  test("never throws, and shows no more of it than a line", () => {
    const fragments = fc.constantFrom(
      "{",
      "}",
      '"Statement":',
      "[",
      "]",
      '"Effect"',
      ",",
      ":",
      '"',
      "“",
      "'",
      "//",
      "%7B",
      "<<E\n",
      "User: arn:",
      "Ref",
      "\\u",
      "__proto__",
    );
    const anyText = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.oneof(fragments, fc.string()), { maxLength: 60 }).map((parts) => parts.join("")),
      fc.json(),
      fc.jsonValue().map((Statement) => JSON.stringify({ Statement })),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const examination = examineTrustPolicy(text, CASE_EXPECTATION);
        if (examination.kind !== "examined") expect(examination.message.length).toBeLessThan(900);
        else for (const { message } of examination.findings) expect(message.length).toBeLessThan(900);
        expect(shownOf(examination)).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}]/u);
      }),
      { numRuns: 1500 },
    );
  });

  test("long texts are read in time", () => {
    const repeated = [
      "[",
      "{",
      '"',
      " ",
      "<<E\n",
      "[ ",
      "a:",
      "/*",
      "//",
      "\n-",
      "User: arn:a ",
      "<",
      "%7B",
      "ext",
      "```",
    ];
    for (const piece of repeated) {
      for (const head of ["", '{"Statement":[', '{"Statement":[{"Effect":"']) {
        const text = (head + piece.repeat(200_000)).slice(0, 59_000);
        const start = performance.now();
        examineTrustPolicy(text, CASE_EXPECTATION);
        expect(performance.now() - start, `${head}${piece}`).toBeLessThan(1_000);
      }
    }
  });

  test("mixed statements end right, and other people's statements stay as they were", () => {
    const mixed = fc.record({
      ours: fc.array(fc.constantFrom(...OURS), { maxLength: 3 }),
      others: fc.subarray(OTHERS),
      turn: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(mixed, ({ ours, others, turn }) => {
        const list = [...ours.slice(0, turn), ...others, ...ours.slice(turn)];
        const text = JSON.stringify({ Version: "2012-10-17", Statement: list });
        const first = examined(text);
        if (first.corrected === null) {
          expect(first.opens).toBe("only-with-external-id");
          return;
        }
        const second = examined(JSON.stringify(first.corrected));
        expect(second).toMatchObject({ opens: "only-with-external-id", corrected: null });
        expect(second.findings.filter(({ effect }) => effect !== "note")).toEqual([]);
        for (const other of others) expect(first.corrected.Statement).toContainEqual(other);
      }),
      { numRuns: 1500 },
    );
  });
});
