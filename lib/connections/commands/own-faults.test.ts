/** Whatever is broken on our side, or AWS's: the run ends inconclusive, and nothing of it is put on the customer. */
import { DeleteUserPolicyCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import type { MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { allButDeny, iamAs } from "@/sandbox/testing/clients";
import { findVerification } from "../queries";
import { newConnection, newMember } from "../testing/members";
import { createRole, verifyRole } from "../testing/roles";

let sandbox: RunningSandbox;
let actor: MemberActor;
beforeAll(async () => {
  sandbox = await startSandbox();
  actor = await newMember();
});
beforeEach(() => {
  sandbox.reset();
  pointSdkAt(sandbox.endpoint);
  signWith(sandbox.vendor);
});
afterAll(() => sandbox.stop());

const VENDOR = "111122223333";
const root = () => sandbox.createRootAccessKey(VENDOR);

/** Each way in which our side can be broken, and the code that names it in the run. */
const OWN_FAULTS: [what: string, code: string, breakIt: () => unknown][] = [
  ["credentials missing", "vendor-credentials-missing", () => signWith(null)],
  [
    "a wrong secret",
    "vendor-credentials-refused",
    () => signWith({ ...sandbox.vendor, secretAccessKey: "x".repeat(40) }),
  ],
  [
    "a key that AWS does not know",
    "vendor-credentials-refused",
    () => signWith({ accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "x".repeat(40) }),
  ],
  [
    "credentials of another account",
    "vendor-account-differs",
    () => signWith(sandbox.createAccount("777788889999")),
  ],
  ["credentials of root", "vendor-may-not-assume", () => signWith(root())],
  [
    "no permission for sts:AssumeRole",
    "vendor-may-not-assume",
    () =>
      iamAs(sandbox, root()).send(
        new DeleteUserPolicyCommand({ UserName: "rolebridge-vendor", PolicyName: "assume-customer-roles" }),
      ),
  ],
  [
    "an SCP of our own organization",
    "vendor-may-not-assume",
    () => sandbox.setScenario(VENDOR, { serviceControlPolicy: allButDeny("sts:AssumeRole") }),
  ],
  [
    "STS off in our region",
    "role-unanswered",
    () => sandbox.setScenario(VENDOR, { stsDisabledRegions: ["us-east-1"] }),
  ],
  [
    "our region not enabled",
    "vendor-credentials-refused",
    () => sandbox.setScenario(VENDOR, { regionsNotEnabled: ["us-east-1"] }),
  ],
  ["AWS throttles", "role-throttled", () => sandbox.setScenario(VENDOR, { fault: { kind: "throttle" } })],
  [
    "AWS fails",
    "role-unanswered",
    () => sandbox.setScenario(VENDOR, { fault: { kind: "internal-failure" } }),
  ],
  ["broken XML", "role-unanswered", () => sandbox.setScenario(VENDOR, { fault: { kind: "broken-xml" } })],
  ["AWS is not there", "vendor-identity-unanswered", () => pointSdkAt("http://127.0.0.1:9")],
  ["AWS hangs", "role-unanswered", () => sandbox.setScenario(VENDOR, { fault: { kind: "hang" } })],
];

describe.each(OWN_FAULTS)("%s", (_what, code, breakIt) => {
  test("is named, ends the run inconclusive and leaves the connection where it was", async () => {
    const connection = await newConnection(actor);
    const role = await createRole(sandbox, connection);
    await breakIt();
    const after = await verifyRole(actor, connection.id, role);
    const results = (await findVerification(after))?.results ?? [];
    expect(results.map((result) => result.code)).toContain(code);
    expect([after.state, after.provenAt]).toEqual(["awaiting-setup", null]);
    expect(results.some(({ verdict }) => verdict === "inconclusive")).toBe(true);
    expect(results.filter(({ verdict }) => verdict === "fail" || verdict === "warn")).toEqual([]);
    const sides = results.flatMap(({ remedy }) => (remedy === null ? [] : [remedy.side]));
    expect(sides).not.toContain("customer");
    expect(sides.length).toBeGreaterThan(0);
  });
});

test("the fault is gone: the same connection is connected, with nothing left to explain", async () => {
  const connection = await newConnection(actor);
  const role = await createRole(sandbox, connection);
  signWith(null);
  await verifyRole(actor, connection.id, role);
  signWith(sandbox.vendor);
  expect((await verifyRole(actor, connection.id, role)).state).toBe("connected");
});

test("a clock that is twenty minutes wrong hinders nobody: the SDK corrects itself", async () => {
  const connection = await newConnection(actor);
  const role = await createRole(sandbox, connection);
  sandbox.setClockSkew(20 * 60_000);
  expect((await verifyRole(actor, connection.id, role)).state).toBe("connected");
});
