import { CreatePolicyCommand, CreateRoleCommand } from "@aws-sdk/client-iam";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { allow, errorOf, iamAs, trustPolicy } from "../testing/clients";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const admin = () => iamAs(sandbox, sandbox.customer);
function createPolicy(name: string, text = allow("s3:*")) {
  return admin().send(new CreatePolicyCommand({ PolicyName: name, PolicyDocument: text }));
}

function document(...statements: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

const S3 = { Effect: "Allow", Action: "s3:*", Resource: "*" };

describe("a bad permission policy", () => {
  test.each([
    ["{", "This policy contains invalid Json"],
    ["[]", "Syntax errors in policy."],
    ["{}", "Policy document must be version 2012-10-17 or greater."],
    [document(), "Syntax errors in policy."],
    [JSON.stringify({ Version: "2012-10-17", Statement: [S3], Extra: 1 }), "Syntax errors in policy."],
    [document({ ...S3, Effect: "allow" }), "Syntax errors in policy."],
    [document({ Action: "s3:*", Resource: "*" }), "Missing required field Effect"],
    [document({ Effect: "Allow", Resource: "*" }), "Policy statement must contain actions."],
    [document({ Effect: "Allow", Action: [], Resource: "*" }), "Policy statement must contain actions."],
    [document({ Effect: "Allow", Action: "s3:*" }), "Policy statement must contain resources."],
    [document({ ...S3, Resource: "bucket" }), 'Resource bucket must be in ARN format or "*".'],
    [
      document({ ...S3, Action: "GetObject" }),
      "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
    ],
    [document({ ...S3, Principal: "*" }), "Policy document should not specify a principal."],
    [document({ ...S3, Condition: { StringSame: { "a:b": "c" } } }), "Invalid Condition type : StringSame."],
    [
      document({ ...S3, Sid: "a b" }),
      "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
    ],
    [
      document({ ...S3, Sid: "A" }, { ...S3, Sid: "A" }),
      "Statement IDs (SID) in a single policy must be unique.",
    ],
  ])("%s", async (text, message) => {
    expect(await errorOf(createPolicy("P", text))).toEqual({
      code: "MalformedPolicyDocument",
      status: 400,
      message,
    });
  });

  test("with characters beyond Latin-1 is a ValidationError", async () => {
    const error = await errorOf(createPolicy("P", document({ ...S3, Sid: "Größe→" })));
    expect([error.code, error.status]).toEqual(["ValidationError", 400]);
  });
});

describe("a bad trust policy", () => {
  const TRUST = { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "sts:AssumeRole" };
  test.each([
    [document({ ...TRUST, Resource: "*" }), "Has prohibited field Resource"],
    [
      document({ ...TRUST, Action: "s3:GetObject" }),
      "AssumeRole policy may only specify STS AssumeRole actions.",
    ],
    [document({ Effect: "Allow", Action: "sts:AssumeRole" }), "Missing required field Principal"],
    [
      trustPolicy("arn:aws:iam::111122223333:user/nobody"),
      'Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:user/nobody"',
    ],
    [
      trustPolicy("arn:aws-cn:iam::111122223333:root"),
      'Invalid principal in policy: "AWS":"arn:aws-cn:iam::111122223333:root"',
    ],
    [
      trustPolicy("arn:aws:iam::111122223333:user/*"),
      'Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:user/*"',
    ],
    [trustPolicy("bob"), 'Invalid principal in policy: "AWS":"bob"'],
    [document({ ...TRUST, Principal: { Service: "ec2" } }), 'Invalid principal in policy: "SERVICE":"ec2"'],
  ])("%s", async (AssumeRolePolicyDocument, message) => {
    const command = new CreateRoleCommand({ RoleName: "R", AssumeRolePolicyDocument });
    expect(await errorOf(admin().send(command))).toEqual({
      code: "MalformedPolicyDocument",
      status: 400,
      message,
    });
  });
});
