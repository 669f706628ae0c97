import { request } from "node:http";
import { GetRoleCommand, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { allow, errorOf, iamAs, stsAs, trustPolicy } from "../testing/clients";
import { assume, makeRole, sessionKeys } from "../testing/roles";
import { PRESETS } from "./presets";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const VENDOR = "111122223333";
const CUSTOMER = "444455556666";
const ROLE = `arn:aws:iam::${CUSTOMER}:role/connect`;

async function read(): Promise<string> {
  const response = await fetch(`${sandbox.endpoint}/_sandbox/`, { headers: { accept: "text/html" } });
  expect(response.headers.get("content-type")).toContain("text/html");
  return response.text();
}

/** Sends a form as a browser does; resolves to the status, and the page where it is shown at once. */
async function submit(form: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(`${sandbox.endpoint}/_sandbox/page/${form}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers,
    redirect: "manual",
  });
  return {
    status: response.status,
    location: response.headers.get("location"),
    text: await response.text(),
  };
}

const flip = (preset: string, to: "on" | "off", accountId = VENDOR) =>
  submit("preset", { accountId, preset, to });

async function scenarioOf(accountId: string): Promise<unknown> {
  const response = await fetch(`${sandbox.endpoint}/_sandbox/accounts`);
  const accounts = (await response.json()) as { accountId: string; scenario: unknown }[];
  return accounts.find((account) => account.accountId === accountId)?.scenario;
}

describe("the page", () => {
  test("says that it is a sandbox, shows the accounts and the keys of a customer's admin", async () => {
    const page = await read();
    expect(page).toContain("this is a local AWS, no real account is touched");
    expect(page).toContain("Nothing goes wrong at the moment.");
    expect(page).toContain(`export AWS_ACCESS_KEY_ID=${sandbox.customer.accessKeyId}`);
    expect(page).toContain(`--endpoint-url ${sandbox.endpoint} sts get-caller-identity`);
    expect(page).not.toContain("<script");
  });

  test("is for browsers; programs still read JSON there", async () => {
    const response = await fetch(`${sandbox.endpoint}/_sandbox/`);
    expect(response.headers.get("content-type")).toBe("application/json");
  });

  test("cannot be framed, loads nothing from elsewhere, and is not kept", async () => {
    const { headers } = await fetch(`${sandbox.endpoint}/_sandbox/`, { headers: { accept: "text/html" } });
    expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test("shows names that customers chose as text", async () => {
    await errorOf(assume(sandbox, { RoleArn: ROLE, RoleSessionName: "s" }));
    const hostile = stsAs(sandbox, sandbox.vendor, { region: '<img src="x">' });
    await errorOf(hostile.send(new GetCallerIdentityCommand({}))).catch(() => undefined);
    await fetch(sandbox.endpoint, { method: "POST", body: "Action=%3Cscript%3E1&Version=2011-06-15" });
    const page = await read();
    expect(page).toContain("sts:&lt;script&gt;1");
    expect(page).not.toContain("<script>");
    expect(page).toContain(sandbox.vendor.arn);
  });
});

describe("a switch", () => {
  test.each(PRESETS.flatMap((preset) => preset.sides.map((side) => [preset.id, side, preset] as const)))(
    "%s, %s: on shows and says so, off is calm again",
    async (id, side, preset) => {
      const accountId = side === "vendor" ? VENDOR : CUSTOMER;
      const calm = await scenarioOf(accountId);
      const answer = await flip(id, "on", accountId);
      expect([answer.status, answer.location]).toEqual([303, `/_sandbox/#account-${accountId}`]);
      expect(await scenarioOf(accountId)).toMatchObject(preset.on);
      expect(await read()).toContain(
        `Switch off <span class="unseen">“${preset.title.replace("'", "&#39;")}”`,
      );
      await flip(id, "off", accountId);
      expect(await scenarioOf(accountId)).toEqual(calm);
      expect(await read()).not.toContain("Switch off");
    },
  );

  test("strikes the calls: STS off, a throttle, and the next one takes the place of the last", async () => {
    await makeRole(sandbox, { name: "connect" });
    await flip("sts-off-us-east-1", "on");
    expect((await errorOf(assume(sandbox, { RoleArn: ROLE }))).code).toBe("RegionDisabledException");
    await submit("calm", { accountId: VENDOR });
    expect((await assume(sandbox, { RoleArn: ROLE })).Credentials).toBeDefined();
    await flip("throttle", "on");
    await flip("internal-failure", "on");
    expect((await errorOf(assume(sandbox, { RoleArn: ROLE }))).code).toBe("InternalFailure");
  });

  test("keeps every other account out of a customer's roles, and not its own", async () => {
    await makeRole(sandbox, { name: "connect", trust: trustPolicy([VENDOR, sandbox.customer.arn]) });
    await flip("rcp-strangers", "on", CUSTOMER);
    const refused = await errorOf(assume(sandbox, { RoleArn: ROLE }));
    expect(refused.message).toMatch(/with an explicit deny in a resource control policy$/);
    expect((await assume(sandbox, { RoleArn: ROLE }, sandbox.customer)).Credentials).toBeDefined();
    expect(await read()).toContain("A resource control policy guards its roles and keys.");
  });

  test("of the clock makes our signatures too old, and back", async () => {
    const identify = () => stsAs(sandbox, sandbox.vendor).send(new GetCallerIdentityCommand({}));
    await submit("clock", { skewMinutes: "20" });
    const refused = await errorOf(identify());
    expect([refused.code, refused.message]).toEqual([
      "SignatureDoesNotMatch",
      expect.stringContaining("Signature expired"),
    ]);
    expect(await read()).toContain("20 minutes apart");
    await submit("clock", { skewMinutes: "0" });
    expect((await identify()).Account).toBe(VENDOR);
  });

  test("lets time pass: a session expires", async () => {
    const keys = await sessionKeys(sandbox, await makeRole(sandbox, { name: "connect" }));
    await submit("clock", { advanceMinutes: "61" });
    expect((await errorOf(stsAs(sandbox, keys).send(new GetCallerIdentityCommand({})))).code).toBe(
      "ExpiredToken",
    );
  });

  test("puts a permissions boundary on a role and takes it away, and it spreads as any change", async () => {
    await makeRole(sandbox, { name: "connect", policy: allow("s3:*") });
    const admin = iamAs(sandbox, sandbox.customer);
    const decide = async () => {
      const command = new SimulatePrincipalPolicyCommand({
        PolicySourceArn: ROLE,
        ActionNames: ["s3:GetObject"],
      });
      return (await admin.send(command)).EvaluationResults?.[0]?.EvalDecision;
    };
    sandbox.setScenario(CUSTOMER, { propagationDelayMs: 10_000 });
    await submit("boundary", { accountId: CUSTOMER, role: "connect", to: "on" });
    const { Role } = await admin.send(new GetRoleCommand({ RoleName: "connect" }));
    expect(Role?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(
      "arn:aws:iam::aws:policy/IAMReadOnlyAccess",
    );
    expect(await decide()).toBe("allowed");
    sandbox.advanceClock(10_000);
    expect(await decide()).toBe("implicitDeny");
    sandbox.setScenario(CUSTOMER, { propagationDelayMs: 0 });
    await submit("boundary", { accountId: CUSTOMER, role: "connect", to: "off" });
    expect(await decide()).toBe("allowed");
  });
});

describe("the other forms", () => {
  test("set everything exactly, and what is left empty is taken away", async () => {
    await flip("latency", "on");
    const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';
    await submit("scenario", {
      accountId: VENDOR,
      propagationSeconds: "2.5",
      latencySeconds: "",
      stsDisabledRegions: "eu-west-1, eu-west-2",
      faultKind: "throttle",
      faultBeyondPerSecond: "3",
      faultActions: "AssumeRole",
      faultRegions: "us-east-1, eu-west-1",
      faultParameters: "ExternalId!= ExternalId!=rb,1",
      serviceControlPolicy: policy,
    });
    expect(await scenarioOf(VENDOR)).toEqual({
      propagationDelayMs: 2_500,
      latencyMs: 0,
      stsDisabledRegions: ["eu-west-1", "eu-west-2"],
      regionsNotEnabled: [],
      fault: {
        kind: "throttle",
        beyondPerSecond: 3,
        actions: ["AssumeRole"],
        regions: ["us-east-1", "eu-west-1"],
        parameters: ["ExternalId!=", "ExternalId!=rb,1"],
      },
      serviceControlPolicy: policy,
      resourceControlPolicy: null,
    });
    expect(await read()).toContain(
      "All calls of AssumeRole to us-east-1, eu-west-1 with ExternalId!= and ExternalId!=rb,1 beyond 3 a second are throttled.",
    );
  });

  test.each<[string, Record<string, string>, string]>([
    ["scenario", { accountId: VENDOR, serviceControlPolicy: "{" }, "is no valid policy document"],
    ["scenario", { accountId: VENDOR, resourceControlPolicy: "{" }, "no valid resource control policy"],
    ["scenario", { accountId: VENDOR, latencySeconds: "soon" }, "latencyMs"],
    ["preset", { accountId: "000000000000", preset: "hang", to: "on" }, "There is no account 000000000000."],
    ["preset", { accountId: VENDOR, preset: "nothing", to: "on" }, "There is no switch nothing."],
    ["boundary", { accountId: CUSTOMER, role: "none", to: "on" }, "There is no role none"],
    ["account", { accountId: "12" }, "must be twelve digits"],
    ["clock", { advanceMinutes: "-1" }, "advanceMinutes"],
  ])("say of a wrong %s form what is wrong, and change nothing", async (form, fields, words) => {
    const before = await scenarioOf(VENDOR);
    const { status, text } = await submit(form, fields);
    expect(status).toBe(400);
    expect(text).toContain("Nothing was changed.");
    expect(text).toContain(words);
    expect(await scenarioOf(VENDOR)).toEqual(before);
  });

  test("make an account in another partition, whose keys the page shows", async () => {
    const made = await submit("account", { accountId: "777788889999", partition: "aws-cn" });
    expect(made.location).toBe("/_sandbox/#account-777788889999");
    const page = await read();
    expect(page).toContain("Partition aws-cn.");
    expect(page).toContain("export AWS_DEFAULT_REGION=cn-north-1");
    const [, accessKeyId = "", secretAccessKey = ""] =
      /ACCESS_KEY_ID=(\S+)\nexport AWS_SECRET_ACCESS_KEY=(\S+)\nexport AWS_DEFAULT_REGION=cn-/.exec(page) ??
      [];
    const sts = stsAs(sandbox, { accessKeyId, secretAccessKey }, { region: "cn-north-1" });
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(
      "arn:aws-cn:iam::777788889999:user/admin",
    );
  });

  test("forget the calls, and start over", async () => {
    await makeRole(sandbox, { name: "connect" });
    await submit("forget", {});
    expect(sandbox.requests()).toEqual([]);
    await submit("reset", {});
    expect((await errorOf(assume(sandbox, { RoleArn: ROLE }))).code).toBe("AccessDenied");
  });
});

/** A request whose Host, too, is the test's own: fetch does not let it be set. */
function statusOf(method: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(`${sandbox.endpoint}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.once("error", reject);
    call.end();
  });
}

describe("whoever is not this machine's own page or program", () => {
  const elsewhere: [string, Record<string, string>][] = [
    ["another site", { origin: "https://evil.example" }],
    ["another server on this machine", { origin: "http://localhost:3000" }],
    ["a page without an origin", { origin: "null" }],
    ["a browser that says so", { "sec-fetch-site": "cross-site" }],
    ["another port, says the browser", { "sec-fetch-site": "same-site" }],
    ["a name that was pointed at us", { host: "evil.example" }],
    ["such a name, same origin", { host: "evil.example:4600", origin: "http://evil.example:4600" }],
    ["a name that begins like ours", { host: "localhost.evil.example" }],
  ];
  test.each(elsewhere)("%s changes nothing", async (_who, headers) => {
    await makeRole(sandbox, { name: "connect" });
    for (const path of ["/_sandbox/page/reset", "/_sandbox/reset", "/_sandbox/clock"])
      expect(await statusOf("POST", path, headers)).toBe(403);
    expect((await assume(sandbox, { RoleArn: ROLE })).Credentials).toBeDefined();
  });

  test("reads nothing through a name that was pointed at us, and a link from the demo opens the page", async () => {
    const accept = { accept: "text/html" };
    expect(await statusOf("GET", "/_sandbox/", { ...accept, host: "evil.example" })).toBe(403);
    expect(await statusOf("GET", "/_sandbox/", { ...accept, "sec-fetch-site": "same-site" })).toBe(200);
  });

  test("our own page may", async () => {
    const headers = { origin: sandbox.endpoint, "sec-fetch-site": "same-origin" };
    expect(await statusOf("POST", "/_sandbox/page/reset", headers)).toBe(303);
  });
});
