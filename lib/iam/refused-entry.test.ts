import { describe, expect, test } from "vitest";
import { describeEntryProblems, readAccessKeyId, readRefusedRoleArn } from "./refused-entry";

const SECRET = "abcd/EFGH+0123456789abcdefghijABCDEFGHIJ";

describe("describeEntryProblems", () => {
  test.each([
    ["accessKeyId:root-user", "it belongs to the root user"],
    [
      "accessKeyId:other-account:777788889999",
      "it belongs to another AWS account than the one named: 777788889999",
    ],
    [
      "accessKeyId:temporary secretAccessKey:too-short",
      "it is temporary (ASIA) and would expire; its secret is cut short",
    ],
    ["setting:region", 'what stands in the field "region" beside it does not fit'],
    ["roleArn:of-a-later-release", "roleArn:of-a-later-release"],
    ["constructor:x", "constructor:x"],
  ])("%s", (problems, words) => {
    expect(describeEntryProblems(problems)).toBe(words);
  });
});

describe("what of a refused text may be written down", () => {
  test.each([
    [" akia2nobodymadeitxyz ", "AKIA2NOBODYMADEITXYZ"],
    ["aws_access_key_id = AKIA2NOBODYMADEITXYZ", "AKIA2NOBODYMADEITXYZ"],
    ["ASIA2NOBODYMADEITXYZ", "ASIA2NOBODYMADEITXYZ"],
    ["AKIA2NOBODY", null],
    [SECRET, null],
    [`AKIA2NOBODYMADEITXYZ ${SECRET}`, null],
    [`ASIA2NOBODYMADEITXYZ${SECRET}`, null],
    ["my password", null],
  ])("of a key %j: %j", (text, kept) => {
    expect(readAccessKeyId(text)).toBe(kept);
  });

  test.each([
    ["arn:aws:iam::444455556666:role/connect", "arn:aws:iam::444455556666:role/connect"],
    ["arn:aws:iam:444455556666:role/connect", "arn:aws:iam::444455556666:role/connect"],
    ["arn:aws:iam::444455556666:user/mara", null],
    [`arn:aws:iam::444455556666:role/${SECRET}`, null],
    [SECRET, null],
  ])("of a Role ARN %j: %j", (text, kept) => {
    expect(readRefusedRoleArn(text)).toBe(kept);
  });
});
