import { describe, expect, test } from "vitest";
import awsErrors from "./cases/aws-errors.json";
import unreadable from "./cases/unreadable.json";
import { examineTrustPolicy } from "./examine-trust-policy";
import { keepPolicyOnly, readPastedPolicy } from "./keep-policy";
import { CASE_EXPECTATION, EXAMINED_CASES, expectationOf, pastedTextOf } from "./testing/trust-cases";

describe("keepPolicyOnly", () => {
  test.each(EXAMINED_CASES)("examines to the same: $name", (trustCase) => {
    const pasted = pastedTextOf(trustCase);
    const expected = expectationOf(trustCase);
    const kept = keepPolicyOnly(pasted) ?? "";
    expect(examineTrustPolicy(kept, expected)).toEqual(examineTrustPolicy(pasted, expected));
  });

  test("leaves out what stands around the policy, for it may hold secrets", () => {
    const policy = { Version: "2012-10-17", Statement: [{ Effect: "Deny" }] };
    const state = { password: "hunter2", role: { assume_role_policy: JSON.stringify(policy) } };
    expect(keepPolicyOnly(JSON.stringify(state))).toBe(JSON.stringify(policy));
  });

  test("leaves it out of a text with slips as well", () => {
    const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny"},]}';
    expect(keepPolicyOnly(`export SECRET=hunter2\naws iam x '${policy}'\npassword hunter2`)).toBe(policy);
    const kept = keepPolicyOnly(`{"password":"hunter2","assume_role_policy":${policy},}`);
    expect(kept).toBe(policy.replace(",]", "]"));
  });

  test("keeps no more of an error than is read", () => {
    expect(keepPolicyOnly("x".repeat(20_000))).toHaveLength(8_000);
  });

  test.each(awsErrors)("keeps an error from its beginning on: $name", ({ text }) => {
    const read = (pasted: string) => examineTrustPolicy(pasted, CASE_EXPECTATION);
    const kept = keepPolicyOnly(`$ aws iam get-role --role-name connect\n\n${text}`) ?? "";
    expect(read(kept)).toEqual(read(text));
    if (text.startsWith("An error occurred")) expect(kept).toBe(text);
  });

  test("leaves out what stands before an error", () => {
    const denial = "User: arn:aws:iam::999988887777:user/admin is not authorized to perform: sts:AssumeRole";
    expect(keepPolicyOnly(`export PASSWORD=hunter2\n${denial}`)).toBe(denial);
  });

  test("has no room for what is longer than any trust policy", () => {
    const Statement = Array.from({ length: 400 }, () => ({ Effect: "Allow", Action: "sts:AssumeRole" }));
    expect(keepPolicyOnly(JSON.stringify({ Statement }))).toBeNull();
  });
});

describe("readPastedPolicy", () => {
  test("shows no invisible characters, and loses no line", () => {
    const policy = { Version: "2012-10-17", Statement: [{ Sid: "a\u202Eb" }] };
    const shown = { Version: "2012-10-17", Statement: [{ Sid: "a\u2423b" }] };
    expect(readPastedPolicy(JSON.stringify(policy))).toEqual(shown);
  });

  test.each(unreadable.map(({ text }) => text))("finds no policy in %j", (text) => {
    expect(readPastedPolicy(text)).toBeNull();
  });
});
