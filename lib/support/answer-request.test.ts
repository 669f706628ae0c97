import { expect, test } from "vitest";
import { writeTrustRequest } from "./answer-request";

const ASKED = {
  productName: "Monk",
  doctorAddress: "https://rolebridge.test/here",
  awsAccountId: "444455556666",
  roleName: "connect",
  readCommand: "aws iam get-role",
};

test("of a role that AWS does not know, it is to be asked where the role was created", () => {
  const text = writeTrustRequest({ ...ASKED, isAbsent: true });
  expect(text).toContain("where the role was created: with the same profile, in the same AWS account");
  expect(text).toContain(ASKED.doctorAddress);
  expect(text).not.toContain("Trust relationships");
});

test("of a role that is there, in its account", () => {
  const text = writeTrustRequest({ ...ASKED, isAbsent: false });
  expect(text).toContain(
    "In the IAM console of account 444455556666: open Roles, connect, Trust relationships",
  );
  expect(text).toContain("on the command line, signed in to that account:");
});
