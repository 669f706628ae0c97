import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAwsPort } from "./sdk-port";
import { type Answer, type PosingServer, startPosingServer, whole } from "./testing/posing-server";
import { pointSdkAt, signWith } from "./testing/surroundings";

const ROLE_ARN = "arn:aws:iam::444455556666:role/vendors/connect";
const IAM = 'xmlns="https://iam.amazonaws.com/doc/2010-05-08/"';
const WRITTEN = `<UpdateAssumeRolePolicyResponse ${IAM}><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></UpdateAssumeRolePolicyResponse>`;

let server: PosingServer;
beforeAll(async () => {
  server = await startPosingServer();
  pointSdkAt(server.endpoint);
  signWith({ accessKeyId: "AKIAEXAMPLE", secretAccessKey: "our-own-secret" });
});
afterAll(() => server.stop());

function errorOf(code: string, message: string): string {
  const escaped = message.replaceAll('"', "&quot;");
  return `<ErrorResponse ${IAM}><Error><Type>Sender</Type><Code>${code}</Code><Message>${escaped}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>`;
}

const invalid = (arn: string) =>
  errorOf("MalformedPolicyDocument", `Invalid principal in policy: "AWS":"${arn}"`);

async function seekAgainst(answer: Answer) {
  server.answerWith(answer);
  const port = openAwsPort({ region: "us-east-1", deadlineMs: 700, probeRoleName: "rolebridge-probe" });
  try {
    return await port.seekRole(ROLE_ARN);
  } finally {
    port.close();
  }
}

test("a policy that IAM has written says that the role is there", async () => {
  const given = await seekAgainst(whole(200, WRITTEN, { "x-amzn-requestid": "r-1" }));
  expect(given).toMatchObject({
    kind: "answered",
    value: "exists",
    evidence: {
      call: "iam:UpdateAssumeRolePolicy on a role of our own, to learn whether this one exists",
      httpStatus: 200,
      requestId: "r-1",
    },
  });
});

test("IAM's words about this very ARN say that it is not", async () => {
  const given = await seekAgainst(whole(400, invalid(ROLE_ARN)));
  expect(given).toMatchObject({
    kind: "answered",
    value: "absent",
    evidence: { httpStatus: 400, code: "MalformedPolicyDocument" },
  });
});

test("what is written denies, to this ARN alone, in the trust policy of our own role", async () => {
  await seekAgainst(whole(200, WRITTEN));
  const form = new URLSearchParams(server.bodies[0]);
  expect([form.get("Action"), form.get("RoleName")]).toEqual(["UpdateAssumeRolePolicy", "rolebridge-probe"]);
  expect(JSON.parse(form.get("PolicyDocument") ?? "")).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AskedWhetherItExists",
        Effect: "Deny",
        Principal: { AWS: ROLE_ARN },
        Action: "sts:AssumeRole",
      },
    ],
  });
});

const NO_ANSWERS: Record<string, [Answer, kind: string]> = {
  "AWS's words about another role": [whole(400, invalid(`${ROLE_ARN}s`)), "unanswered"],
  "AWS's words about the role without its path": [
    whole(400, invalid(ROLE_ARN.replace("vendors/", ""))),
    "unanswered",
  ],
  "another fault of the document": [
    whole(400, errorOf("MalformedPolicyDocument", "Syntax errors in policy.")),
    "unanswered",
  ],
  "the ARN in other words": [
    whole(400, errorOf("MalformedPolicyDocument", `This policy is about "AWS":"${ROLE_ARN}"`)),
    "unanswered",
  ],
  "AWS's words under 403": [whole(403, invalid(ROLE_ARN)), "unanswered"],
  "AWS's words under 404": [whole(404, invalid(ROLE_ARN)), "unanswered"],
  "AWS's words under 500": [whole(500, invalid(ROLE_ARN)), "unanswered"],
  "AWS's words under another code": [
    whole(400, invalid(ROLE_ARN).replace("MalformedPolicyDocument", "InvalidParameterValue")),
    "unanswered",
  ],
  "AWS's words outside an error document of AWS": [
    whole(400, invalid(ROLE_ARN).replace(IAM, "")),
    "unanswered",
  ],
  "AWS's words under 200": [whole(200, invalid(ROLE_ARN)), "unanswered"],
  "a refusal": [whole(403, errorOf("AccessDenied", "User is not authorized")), "denied"],
  "that our probe role is not there": [
    whole(404, errorOf("NoSuchEntity", "The role with name rolebridge-probe cannot be found.")),
    "rejected",
  ],
  "two writers at once": [
    whole(409, errorOf("ConcurrentModification", "Multiple requests to change this object")),
    "unanswered",
  ],
  "too many calls": [whole(400, errorOf("Throttling", "Rate exceeded")), "throttled"],
  "an empty 200": [whole(200, ""), "unanswered"],
  "an empty 204": [whole(204, ""), "unanswered"],
  "a page under 200": [whole(200, "<html>Sign in to the network</html>"), "unanswered"],
  "the answer of another call": [
    whole(200, WRITTEN.replaceAll("UpdateAssumeRolePolicy", "UpdateRole")),
    "unanswered",
  ],
  "the answer of another service": [whole(200, WRITTEN.replace("https://iam", "https://sns")), "unanswered"],
  "an answer that ends early": [whole(200, WRITTEN.slice(0, -10)), "unanswered"],
  "the right answer under 201": [whole(201, WRITTEN), "unanswered"],
  "a redirect": [whole(302, WRITTEN, { Location: "/" }), "unanswered"],
  "a silence": [() => undefined, "unanswered"],
};

describe("no answer is", () => {
  test.each(Object.entries(NO_ANSWERS))("%s", async (_, [answer, kind]) => {
    expect((await seekAgainst(answer))?.kind).toBe(kind);
  });
});

test("without a probe role nothing is asked", async () => {
  server.answerWith(whole(200, WRITTEN));
  const port = openAwsPort({ region: "us-east-1" });
  expect(await port.seekRole(ROLE_ARN)).toBeNull();
  port.close();
  expect(server.requests).toEqual([]);
});
