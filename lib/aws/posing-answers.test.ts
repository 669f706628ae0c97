import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAwsPort } from "./sdk-port";
import {
  type Answer,
  assumeRoleDocument,
  CREDENTIALS,
  DENIAL,
  errorDocument,
  type PosingServer,
  startPosingServer,
  whole,
} from "./testing/posing-server";
import { pointSdkAt, signWith } from "./testing/surroundings";

const DEADLINE_MS = 700;
const REQUEST = {
  roleArn: "arn:aws:iam::444455556666:role/connect",
  externalId: "rb-right",
  sessionName: "rolebridge-test",
};
const GRANTED = assumeRoleDocument(CREDENTIALS);

let server: PosingServer;
beforeAll(async () => {
  server = await startPosingServer();
  pointSdkAt(server.endpoint);
  signWith({ accessKeyId: "AKIAEXAMPLE", secretAccessKey: "our-own-secret" });
});
afterAll(() => server.stop());

async function assumeAgainst(answer: Answer, deadlineMs = DEADLINE_MS) {
  server.answerWith(answer);
  const port = openAwsPort({ region: "us-east-1", deadlineMs });
  try {
    return await port.assumeRole(REQUEST);
  } finally {
    port.close();
  }
}

function drip(status: number, body: string): Answer {
  return async (_request, response) => {
    response.writeHead(status, { "Content-Type": "text/xml" });
    for (const letter of body) {
      if (response.destroyed) return;
      response.write(letter);
      await sleep(50);
    }
  };
}

const flood =
  (status: number): Answer =>
  (_request, response) => {
    response.writeHead(status, { "Content-Type": "text/xml" });
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(100_000)));
    };
    response.on("drain", more);
    more();
  };

const cutShort =
  (status: number, body: string): Answer =>
  (_request, response) => {
    response.writeHead(status, { "Content-Type": "text/xml", "Content-Length": String(body.length + 100) });
    response.write(body, () => response.destroy());
  };

const raw =
  (bytes: string): Answer =>
  (request) =>
    request.socket.end(bytes);

const NO_ANSWERS: Record<string, Answer> = {
  "a silence": () => undefined,
  "a refusal that drips": drip(403, DENIAL),
  "an opening that drips": drip(200, GRANTED),
  "a change of protocol": raw(
    "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n",
  ),
  "what is not HTTP": raw("AccessDenied\r\n\r\n"),
  "a reset": (request) => request.socket.destroy(),
  "a flood under 200": flood(200),
  "a flood under 403": flood(403),
  "an empty 200": whole(200, ""),
  "an empty 204": whole(204, ""),
  "an empty 403": whole(403, ""),
  "a refusal under 200": whole(200, DENIAL),
  "a page under 200": whole(200, "<html><body>Sign in to the network</body></html>"),
  "credentials in JSON": whole(200, '{"Credentials":{"AccessKeyId":"a"}}'),
  "credentials without a token": whole(
    200,
    assumeRoleDocument(CREDENTIALS.replace(/<SessionToken>.*<\/SessionToken>/, "")),
  ),
  "credentials given twice": whole(200, assumeRoleDocument(CREDENTIALS + CREDENTIALS)),
  "credentials with elements in them": whole(
    200,
    assumeRoleDocument(CREDENTIALS.replaceAll("ASIAEXAMPLE", "<a>1</a>").replace("posed-secret", "<b>1</b>")),
  ),
  "credentials cut short": cutShort(200, GRANTED.slice(0, -20)),
  "credentials in a document that ends early": whole(200, GRANTED.slice(0, -40)),
  "AccessDenied under 400": whole(400, DENIAL),
  "AccessDenied under 404": whole(404, DENIAL),
  "AccessDenied under 500": whole(500, DENIAL),
  "AccessDenied in a page": whole(403, "<html><body>AccessDenied: Access Denied</body></html>"),
  "AccessDenied in JSON": whole(403, '{"__type":"AccessDenied","Code":"AccessDenied"}', {
    "x-amzn-errortype": "AccessDenied",
  }),
  "AccessDenied in S3's document": whole(403, "<Error><Code>AccessDenied</Code></Error>"),
  "AccessDenied in another service's document": whole(
    403,
    DENIAL.replace("https://sts.amazonaws.com/doc/2011-06-15/", "https://sns.amazonaws.com/doc/2010-03-31/"),
  ),
  "AccessDenied in a document of nobody": whole(403, "<r><Error><Code>AccessDenied</Code></Error></r>"),
  "AccessDenied beside another code": whole(
    403,
    errorDocument("<Code>AccessDenied</Code><Code>Throttling</Code><Message>m</Message>"),
  ),
  "AccessDenied as a name": whole(403, errorDocument("<name>AccessDenied</name><Message>m</Message>")),
  "AccessDenied as a name beside an unknown code": whole(
    403,
    errorDocument("<Code>Unknown</Code><name>AccessDenied</name><Message>m</Message>"),
  ),
  "AccessDenied inside the message": whole(
    403,
    errorDocument("<Code>Unknown</Code><Message><Code>AccessDenied</Code></Message>"),
  ),
  "AccessDenied cut short": cutShort(403, DENIAL),
  "AccessDenied in a document that ends early": whole(403, DENIAL.slice(0, -30)),
  "a redirect with a refusal": whole(302, DENIAL, { Location: "/" }),
  "a redirect with a rejection": whole(
    301,
    errorDocument("<Code>ValidationError</Code><Message>m</Message>"),
    { Location: "/" },
  ),
  "a rejection under 500": whole(500, errorDocument("<Code>ValidationError</Code><Message>m</Message>")),
};

describe("what poses as AWS proves nothing", () => {
  for (const [name, answer] of Object.entries(NO_ANSWERS)) {
    test(`${name} is no answer, and does not outlast the deadline`, async () => {
      const given = await assumeAgainst(answer);
      expect(given.kind).toBe("unanswered");
      expect(given.evidence.durationMs).toBeLessThan(10 * DEADLINE_MS);
      expect(inspect(given, { depth: 9, showHidden: true })).not.toMatch(/posed-|our-own-secret/);
      expect(JSON.stringify(given)).not.toMatch(/posed-|our-own-secret/);
    });
  }

  test("a flood is cut off by its size, not only by the deadline", async () => {
    const given = await assumeAgainst(flood(200), 20_000);
    expect(given.evidence.message).toContain("larger than any answer");
  });

  test("a redirect is not followed", async () => {
    await assumeAgainst(whole(307, "", { Location: "/elsewhere" }));
    expect(server.requests.filter(({ url }) => url !== "/")).toEqual([]);
  });
});

describe("AWS's own answers", () => {
  test("a refusal in STS's own document under 403 is a denial", async () => {
    expect((await assumeAgainst(whole(403, DENIAL))).kind).toBe("denied");
    expect((await assumeAgainst(whole(403, `<?xml version="1.0"?>\n${DENIAL}\n`))).kind).toBe("denied");
  });

  test("whole credentials open the role, and are not shown", async () => {
    const given = await assumeAgainst(whole(200, GRANTED));
    expect(given.kind).toBe("answered");
    for (const text of [String(given), JSON.stringify(given), inspect(given, { depth: 9, showHidden: true })])
      expect(text).not.toMatch(/posed-|ASIAEXAMPLE/);
  });

  test("a refusal with a wrong date is asked once, and does not shift the clock of the next call", async () => {
    const signedAt: string[] = [];
    server.answerWith((request, response) => {
      signedAt.push(String(request.headers["x-amz-date"]));
      whole(403, DENIAL, { Date: "Thu, 01 Jan 2099 00:00:00 GMT" })(request, response);
    });
    const port = openAwsPort({ region: "us-east-1", deadlineMs: DEADLINE_MS });
    expect((await port.assumeRole(REQUEST)).kind).toBe("denied");
    expect((await port.assumeRole(REQUEST)).kind).toBe("denied");
    port.close();
    expect(signedAt).toHaveLength(2);
    expect(signedAt.join()).not.toContain("2099");
  });

  test("a stray late answer never becomes the answer of the next call", async () => {
    const answer = (status: string, body: string) =>
      `HTTP/1.1 ${status}\r\nConnection: keep-alive\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    server.answerWith(({ socket }) => {
      socket.write(answer("200 OK", GRANTED));
      setTimeout(() => socket.write(answer("403 Forbidden", DENIAL)), 10);
    });
    const port = openAwsPort({ region: "us-east-1", deadlineMs: DEADLINE_MS });
    const first = await port.assumeRole(REQUEST);
    await sleep(50);
    server.answerWith(whole(200, GRANTED));
    const second = await port.assumeRole(REQUEST);
    port.close();
    expect([first.kind, second.kind]).toEqual(["answered", "answered"]);
    expect(server.requests).toHaveLength(1);
  });

  test("what AWS says is kept as one line without control or direction characters, and not cut in a letter", async () => {
    const message = `a&#13;b\u202edenied\u2028c\u200b${"x".repeat(986)}😀`;
    const given = await assumeAgainst(
      whole(403, errorDocument(`<Code>AccessDenied</Code><Message>${message}</Message>`)),
    );
    const kept = given.evidence.message ?? "";
    expect(kept).toMatch(/^a b denied c x{100}/);
    expect(kept.length).toBeLessThanOrEqual(1_000);
    expect(kept).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  test("a link that opens in somebody's account is left out of what is kept", async () => {
    const link =
      " Go to https://us-east-1.console.aws.amazon.com/iam/home?x#/authorization-details/1 for complete details, or call";
    const given = await assumeAgainst(
      whole(403, errorDocument(`<Code>AccessDenied</Code><Message>Not authorized.${link}</Message>`)),
    );
    expect(given.evidence.message).toBe("Not authorized.");
  });
});
