import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAwsPort } from "./sdk-port";
import {
  assumeRoleDocument,
  CREDENTIALS,
  errorDocument,
  identityDocument,
  type PosingServer,
  simulationDocument,
  startPosingServer,
  whole,
} from "./testing/posing-server";
import { groupOf, pointSdkAt, signWith } from "./testing/surroundings";

const REQUEST = {
  roleArn: "arn:aws:iam::444455556666:role/connect",
  externalId: "rb-right",
  sessionName: "rolebridge-test",
};

let server: PosingServer;
beforeAll(async () => {
  server = await startPosingServer();
  pointSdkAt(server.endpoint);
  signWith({ accessKeyId: "AKIAEXAMPLE", secretAccessKey: "our-own-secret" });
});
afterAll(() => server.stop());

describe("identities and simulations of the wrong shape", () => {
  async function session() {
    server.answerWith(whole(200, assumeRoleDocument(CREDENTIALS)));
    const port = openAwsPort({ region: "us-east-1", deadlineMs: 2_000 });
    const opened = await port.assumeRole(REQUEST);
    if (opened.kind !== "answered") throw new Error("The role was to open");
    return { port, session: opened.value };
  }

  test.each([
    ["12345", "arn:aws:iam::12345:user/a"],
    ["", "arn:aws:iam::444455556666:user/a"],
    ["444455556666", ""],
    ["444455556666", "arn:aws:iam::777788889999:user/a"],
    ["<a>444455556666</a>", "arn:aws:iam::444455556666:user/a"],
  ])("an identity of account %s and ARN %s is no answer", async (account, arn) => {
    const { port, session: opened } = await session();
    server.answerWith(whole(200, identityDocument(account, arn)));
    expect((await port.identifySession(opened)).kind).toBe("unanswered");
    port.close();
  });

  const member = (action: string, decision: string) =>
    `<member><EvalActionName>${action}</EvalActionName><EvalDecision>${decision}</EvalDecision></member>`;

  test.each([
    ["leaves an action out", simulationDocument(member("ec2:DescribeInstances", "allowed"))],
    [
      "speaks of another action",
      simulationDocument(member("ec2:DescribeInstances", "allowed") + member("s3:GetObject", "allowed")),
    ],
    [
      "decides in an unknown word",
      simulationDocument(member("ec2:DescribeInstances", "allowed") + member("s3:ListBucket", "maybe")),
    ],
    ...["", "<Marker></Marker>", "<Marker>the-same</Marker>"].map((marker) => [
      `has more to say, after ${marker || "no marker"}`,
      simulationDocument(
        member("ec2:DescribeInstances", "allowed") + member("s3:ListBucket", "allowed"),
        `<IsTruncated>true</IsTruncated>${marker}`,
      ),
    ]),
    ["is empty", simulationDocument("")],
  ])("a simulation that %s is no answer", async (_name, document) => {
    const { port, session: opened } = await session();
    server.answerWith(whole(200, document));
    const group = groupOf(["ec2:DescribeInstances", "s3:ListBucket"]);
    const given = await port.simulateActions({ session: opened, principalArn: REQUEST.roleArn, group });
    expect(given.kind).toBe("unanswered");
    port.close();
  });

  test.each([
    ["beside the decision", (keys: string) => `<MissingContextValues>${keys}</MissingContextValues>`],
    [
      "with the resource",
      (keys: string) =>
        `<ResourceSpecificResults><member><MissingContextValues>${keys}</MissingContextValues></member></ResourceSpecificResults>`,
    ],
  ])("condition keys %s are told clean, once, in order and not without end", async (_name, within) => {
    const { port, session: opened } = await session();
    const named = ["s3:prefix", "aws:SourceIp", "AWS:sourceip", "aws:Bad\u202Ekey", "k".repeat(300)];
    const many = Array.from({ length: 200 }, (_, index) => `z:${String(index).padStart(3, "0")}`);
    const keys = within([...named, ...many].map((key) => `<member>${key}</member>`).join(""));
    const result = (decision: string) =>
      `<member><EvalActionName>s3:ListBucket</EvalActionName><EvalDecision>${decision}</EvalDecision>${keys}</member>`;
    const ask = async (decision: string) => {
      server.answerWith(whole(200, simulationDocument(result(decision))));
      const group = groupOf(["s3:ListBucket"]);
      const given = await port.simulateActions({ session: opened, principalArn: REQUEST.roleArn, group });
      return given.kind === "answered" ? given.value[0]?.missingContext : given.kind;
    };
    const told = await ask("implicitDeny");
    expect(told?.slice(0, 4)).toEqual(["AWS:sourceip", "aws:Bad key", "s3:prefix", "z:000"]);
    expect(told).toHaveLength(50);
    expect(await ask("explicitDeny")).toEqual(told);
    expect(await ask("allowed")).toBeUndefined();
    port.close();
  });

  test("pages without end are no answer, and are given up", async () => {
    const { port, session: opened } = await session();
    let page = 0;
    server.answerWith((request, response) => {
      page += 1;
      const more = `<IsTruncated>true</IsTruncated><Marker>page-${page}</Marker>`;
      whole(200, simulationDocument(member("ec2:DescribeInstances", "allowed"), more))(request, response);
    });
    const group = groupOf(["ec2:DescribeInstances"]);
    const given = await port.simulateActions({ session: opened, principalArn: REQUEST.roleArn, group });
    expect(given.kind).toBe("unanswered");
    expect(server.requests.length).toBeLessThanOrEqual(50);
    port.close();
  });

  test.each([
    ["its account", "<Account>444455556666</Account>", "answered"],
    ["nothing", "", "unanswered"],
  ])("a region that tells of the caller's own key %s", async (_name, inside, kind) => {
    const { port, session: opened } = await session();
    const result = `<GetAccessKeyInfoResult>${inside}</GetAccessKeyInfoResult>`;
    server.answerWith(whole(200, `<GetAccessKeyInfoResponse>${result}</GetAccessKeyInfoResponse>`));
    const answer = await port.askInRegion(opened, "eu-west-1");
    expect([answer.kind, answer.evidence.region]).toEqual([kind, "eu-west-1"]);
    expect(server.requests[0]?.headers.authorization).toContain("/eu-west-1/sts/aws4_request");
    expect(server.bodies[0]).toMatch(/Action=GetAccessKeyInfo.*AccessKeyId=ASIA/);
    port.close();
  });

  test("a region is asked once, however often it is to slow down", async () => {
    const { port, session: opened } = await session();
    const slow = errorDocument("<Code>Throttling</Code><Message>Rate exceeded</Message>");
    server.answerWith(whole(400, slow));
    expect((await port.askInRegion(opened, "eu-west-1")).kind).toBe("throttled");
    expect(server.requests).toHaveLength(1);
    port.close();
  });

  test("a session of another port is a fault of ours", async () => {
    const { port, session: opened } = await session();
    port.close();
    const other = openAwsPort({ region: "us-east-1" });
    expect(() => other.identifySession(opened)).toThrow("not opened by this port");
    other.close();
  });
});
