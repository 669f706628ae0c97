import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createSecret } from "@/lib/crypto/secret";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { allow, iamAs } from "@/sandbox/testing/clients";
import { openAwsPort } from "./sdk-port";
import { groupOf, pointSdkAt, signWith } from "./testing/surroundings";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  signWith(sandbox.vendor);
});
beforeEach(() => {
  pointSdkAt(sandbox.endpoint);
  sandbox.reset();
});
afterAll(() => sandbox.stop());

interface MadeKey {
  accessKeyId: string;
  secretAccessKey: string;
}

/** A user "northwind" of the customer's with one key, which may look at instances and at itself. */
async function makeKey(): Promise<MadeKey> {
  const iam = iamAs(sandbox, sandbox.customer);
  const UserName = "northwind";
  await iam.send(new CreateUserCommand({ UserName }));
  const PolicyDocument = allow(["ec2:DescribeInstances", "iam:SimulatePrincipalPolicy"]);
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "main", PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? "", secretAccessKey: AccessKey?.SecretAccessKey ?? "" };
}

function hold({ accessKeyId, secretAccessKey }: MadeKey) {
  const port = openAwsPort({ region: "us-east-1", deadlineMs: 5_000 });
  return { port, session: port.holdAccessKey(accessKeyId, createSecret(secretAccessKey)) };
}

async function identify(key: MadeKey, region?: string) {
  const { port, session } = hold(key);
  try {
    return await port.identifySession(session, region);
  } finally {
    port.close();
  }
}

describe("a key that is held", () => {
  test("is told by its user, in every region, and shows nothing of itself", async () => {
    const key = await makeKey();
    const arn = "arn:aws:iam::444455556666:user/northwind";
    const answer = await identify(key);
    expect(answer).toMatchObject({ kind: "answered", value: { awsAccountId: "444455556666", arn } });
    expect(await identify(key, "eu-central-1")).toMatchObject({ kind: "answered", value: { arn } });
    const { session } = hold(key);
    expect(Object.keys(session)).toEqual([]);
    expect(JSON.stringify([answer, session])).not.toContain(key.accessKeyId);
    expect(JSON.stringify([answer, session])).not.toContain(key.secretAccessKey);
  });

  test("asks AWS about its own user's permissions", async () => {
    const { port, session } = hold(await makeKey());
    const principalArn = "arn:aws:iam::444455556666:user/northwind";
    const group = groupOf(["ec2:DescribeInstances", "ec2:RunInstances"]);
    expect(await port.simulateActions({ session, principalArn, group })).toMatchObject({
      kind: "answered",
      value: [{ decision: "granted" }, { decision: "not-granted" }],
    });
    port.close();
  });

  test("of the root user is told as the root user's", async () => {
    expect(await identify(sandbox.createRootAccessKey("444455556666"))).toMatchObject({
      kind: "answered",
      value: { arn: "arn:aws:iam::444455556666:root" },
    });
  });

  test("is not taken by the port of another run", async () => {
    const { session } = hold(await makeKey());
    const other = openAwsPort({ region: "us-east-1" });
    expect(() => other.identifySession(session)).toThrow("was not opened by this port");
    other.close();
  });
});

describe("a key that does not work", () => {
  const UserName = "northwind";
  const UNKNOWN = {
    kind: "credentials-refused",
    evidence: { code: "InvalidClientTokenId", httpStatus: 403 },
  };

  test("is unknown while it is inactive, and known again once it is active", async () => {
    const key = await makeKey();
    const set = (Status: "Active" | "Inactive") =>
      iamAs(sandbox, sandbox.customer).send(
        new UpdateAccessKeyCommand({ UserName, AccessKeyId: key.accessKeyId, Status }),
      );
    await set("Inactive");
    expect(await identify(key)).toMatchObject(UNKNOWN);
    await set("Active");
    expect(await identify(key)).toMatchObject({ kind: "answered" });
  });

  test("is unknown once it was deleted", async () => {
    const key = await makeKey();
    const command = new DeleteAccessKeyCommand({ UserName, AccessKeyId: key.accessKeyId });
    await iamAs(sandbox, sandbox.customer).send(command);
    expect(await identify(key)).toMatchObject(UNKNOWN);
  });

  test("is unknown while AWS spreads it", async () => {
    sandbox.setScenario("444455556666", { propagationDelayMs: 10_000 });
    const key = await makeKey();
    expect(await identify(key)).toMatchObject(UNKNOWN);
    sandbox.advanceClock(10_000);
    expect(await identify(key)).toMatchObject({ kind: "answered" });
  });

  test("has another secret in the words that prove it, and they repeat no secret", async () => {
    const secretAccessKey = "0".repeat(40);
    const answer = await identify({ ...(await makeKey()), secretAccessKey });
    expect(answer).toMatchObject({
      kind: "credentials-refused",
      evidence: {
        code: "SignatureDoesNotMatch",
        message: expect.stringMatching(/^The request signature we calculated/),
      },
    });
    expect(JSON.stringify(answer)).not.toContain(secretAccessKey);
  });

  test("is not what a wrong clock of ours makes of it: the SDK learns the time and asks again", async () => {
    const key = await makeKey();
    sandbox.setClockSkew(-3_600_000);
    expect(await identify(key)).toMatchObject({ kind: "answered" });
    sandbox.setClockSkew(0);
  });
});

describe("another region", () => {
  test("that is not enabled does not know the key", async () => {
    const key = await makeKey();
    sandbox.setScenario("444455556666", { regionsNotEnabled: ["ap-east-1"] });
    expect(await identify(key, "ap-east-1")).toMatchObject({
      kind: "credentials-refused",
      evidence: { code: "InvalidClientTokenId" },
    });
    expect(await identify(key, "us-east-1")).toMatchObject({ kind: "answered" });
  });

  test("that there is none of is refused in words of its own", async () => {
    expect(await identify(await makeKey(), "nonsense-1")).toMatchObject({
      kind: "credentials-refused",
      evidence: {
        code: "SignatureDoesNotMatch",
        message: expect.stringMatching(/^Credential should be scoped/),
      },
    });
  });
});

/** Without an address of our own the SDK makes the host out of the region. */
describe("a region's name and the host that is asked", () => {
  const key = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "not-a-secret" };
  beforeEach(() => {
    delete process.env.AWS_ENDPOINT_URL_STS;
  });

  test.each([
    "evil.example",
    "evil.example/",
    "evil.example#",
    "evil.example?",
    "someone@evil.example",
    "us-east-1.evil.example",
    "../us-east-1",
    "us-east-1\r\nHost: evil.example",
    "127.0.0.1:80",
    " us-east-1",
  ])("%j reaches none", async (region) => {
    const answer = await identify(key, region);
    expect(answer).toMatchObject({ kind: "unanswered", evidence: { httpStatus: null } });
    expect(JSON.stringify(answer)).toContain("Region not accepted");
  });

  test("that is none of AWS's is looked for under AWS's own domain only", async () => {
    const answer = await identify(key, "nonsense-1");
    expect(answer).toMatchObject({ kind: "unanswered", evidence: { httpStatus: null } });
    expect(JSON.stringify(answer)).toMatch(/sts\.nonsense-1\.amazonaws\.com|within 5 seconds/);
  });
});
