import { readdirSync, readFileSync } from "node:fs";
import {
  type FindingCode,
  isPassCode,
  VERDICT_CODES,
  type VerdictCode,
} from "@/lib/verification/verdict-codes";
import { AWS_IS_GONE, AWS_TROUBLES } from "./codes/aws-troubles";
import { EXTERNAL_ID_TROUBLES } from "./codes/external-id-troubles";
import { KEY_TROUBLES } from "./codes/key-troubles";
import { MIXED_UP, REFUSED, ROLE_TROUBLES } from "./codes/role-troubles";
import { TOLD_KEY_RUNS, TOLD_ROLE_RUNS } from "./codes/told-runs";
import { expect, test } from "./fixtures";

const FINDINGS = (Object.keys(VERDICT_CODES) as VerdictCode[]).filter(
  (code): code is FindingCode => !isPassCode(code),
);
const BROUGHT_ABOUT = [
  AWS_IS_GONE,
  REFUSED,
  MIXED_UP,
  ...ROLE_TROUBLES,
  ...AWS_TROUBLES,
  ...EXTERNAL_ID_TROUBLES,
  ...KEY_TROUBLES,
];
const TOLD = [...TOLD_ROLE_RUNS, ...TOLD_KEY_RUNS];

test("every code that is not a pass is shown by one of the tests in codes/", () => {
  const shown = [...BROUGHT_ABOUT, ...TOLD].flatMap(({ codes }) => codes);
  expect([...new Set(shown)].sort()).toEqual([...FINDINGS].sort());
});

test("what is only told here is brought about and mended by a row of the case tables", () => {
  const folder = new URL("../lib/aws/cases/runs/", import.meta.url);
  const rows = readdirSync(folder).flatMap((name) => {
    const table: unknown = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
    return Array.isArray(table)
      ? (table as { name: string; findings: string[]; afterwards?: string[] }[])
      : [];
  });
  const brought = new Set<FindingCode>(BROUGHT_ABOUT.flatMap(({ codes }) => codes));
  for (const { codes, provenBy } of TOLD) {
    const row = rows.find(({ name }) => name === provenBy);
    expect(row?.afterwards, provenBy).toBeUndefined();
    const found = row?.findings.map((finding) => finding.split(" ")[0]);
    expect(found, provenBy).toEqual(expect.arrayContaining(codes));
    expect(
      codes.some((code) => !brought.has(code)),
      `${codes} are not brought about`,
    ).toBe(true);
  }
});
