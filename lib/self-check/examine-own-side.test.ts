import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteUserPolicyCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { DisableKeyCommand } from "@aws-sdk/client-kms";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { newKeyConnection } from "@/lib/connections/testing/keys";
import { newMember } from "@/lib/connections/testing/members";
import { sealSecret } from "@/lib/connections/vault";
import { createLocalKeys, parseMasterKeys } from "@/lib/crypto/local-keys";
import { createSecret } from "@/lib/crypto/secret";
import { getDatabase } from "@/lib/db/client";
import { startSmtpServer } from "@/lib/mail/testing/smtp-server";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { allow, iamAs, kmsAs, trustPolicy } from "@/sandbox/testing/clients";
import { makeKey } from "@/sandbox/testing/kms-keys";
import { PROBE_ROLE_NAME } from "@/sandbox/world/probe-role";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "@/scripts/database/embedded";
import { migrate } from "@/scripts/database/migrate";
import { examineOwnSide } from "./queries";
import type { SelfCheck, SelfCheckId } from "./types";

const k1 = `k1:${randomBytes(32).toString("base64")}`;
const k2 = `k2:${randomBytes(32).toString("base64")}`;
const HEALTHY: Record<string, string | undefined> = {
  VENDOR_PRINCIPAL_ARN: "arn:aws:iam::111122223333:user/rolebridge-vendor",
  ENCRYPTION_KEYS: k1,
  ENCRYPTION_KMS_KEY: undefined,
  INTEGRATIONS_DIR: undefined,
  AWS_REGION: undefined,
  SMTP_URL: undefined,
  PROBE_ROLE_NAME,
};

/** A database of its own: what is stored and applied there is what this suite breaks. */
let embedded: EmbeddedDatabase;
let sandbox: RunningSandbox;
let connectionId: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
  process.env.AWS_ENDPOINT_URL_KMS = sandbox.endpoint;
  embedded = await startEmbeddedDatabase(0);
  await migrate(process.cwd(), embedded.url);
  process.env.DATABASE_URL = embedded.url;
  connectionId = (await newKeyConnection(await newMember())).id;
});
beforeEach(async () => {
  sandbox.reset();
  signWith(sandbox.vendor);
  set({ ...HEALTHY, DATABASE_URL: embedded.url });
  await getDatabase().accessKey.deleteMany();
});
afterAll(async () => {
  await getDatabase().$disconnect();
  await embedded.stop();
  await sandbox.stop();
});

function set(values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

async function examine(): Promise<Record<SelfCheckId, SelfCheck>> {
  const { checks } = await examineOwnSide();
  return Object.fromEntries(checks.map((check) => [check.id, check])) as Record<SelfCheckId, SelfCheck>;
}

/** The checks that are not in order, and nothing of the others. */
function amiss(checks: Record<SelfCheckId, SelfCheck>): string[] {
  return Object.values(checks)
    .filter(({ verdict }) => verdict === "broken" || verdict === "attention")
    .map(({ id, verdict }) => `${id} ${verdict}`);
}

/** What an administrator of our own account does: the root user may do everything. */
const root = () => sandbox.createRootAccessKey(sandbox.vendor.accountId);

test("a side that is in order says so of everything", async () => {
  const checks = await examine();
  expect(amiss(checks)).toEqual([]);
  expect(checks["vendor-identity"].seen).toContain(sandbox.vendor.arn);
  expect(checks.clock.seen).toBe("Within 5 s of AWS's.");
  expect(checks.encryption.seen).toContain("“k1” (local)");
  expect(checks["stored-secrets"].verdict).toBe("not-used");
});

describe("our credentials", () => {
  test("that are missing", async () => {
    signWith(null);
    const checks = await examine();
    expect(amiss(checks)).toEqual([
      "vendor-identity broken",
      "assume-role broken",
      "simulate-policy attention",
      "probe-role attention",
      "clock attention",
      "sts-endpoints broken",
    ]);
    expect(checks["vendor-identity"].seen).toBe("No credentials were found.");
  });

  test("whose secret is wrong", async () => {
    signWith({ ...sandbox.vendor, secretAccessKey: "x".repeat(40) });
    const checks = await examine();
    expect(checks["vendor-identity"]).toMatchObject({
      verdict: "broken",
      seen: expect.stringContaining("SignatureDoesNotMatch"),
    });
    expect(checks["sts-endpoints"].verdict).toBe("ok");
    expect(JSON.stringify(checks)).not.toContain("x".repeat(40));
  });

  test("that AWS does not know", async () => {
    signWith({ accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "x".repeat(40) });
    expect((await examine())["vendor-identity"]).toMatchObject({
      verdict: "broken",
      seen: expect.stringContaining("InvalidClientTokenId"),
    });
  });

  test("that stand for somebody else than trust policies name", async () => {
    set({ VENDOR_PRINCIPAL_ARN: "arn:aws:iam::111122223333:role/connector" });
    const { "vendor-identity": identity } = await examine();
    expect(identity.verdict).toBe("broken");
    expect(identity.seen).toContain("user/rolebridge-vendor");
    expect(identity.seen).toContain("role/connector");
  });

  test("that may not call sts:AssumeRole nor simulate", async () => {
    const PolicyName = "assume-customer-roles";
    await iamAs(sandbox, root()).send(
      new DeleteUserPolicyCommand({ UserName: "rolebridge-vendor", PolicyName }),
    );
    const checks = await examine();
    expect(amiss(checks)).toEqual(["assume-role broken", "simulate-policy attention"]);
    expect(checks["assume-role"].seen).toContain("no identity-based policy allows the sts:AssumeRole action");
    expect(checks["assume-role"].remedy).toContain('"Action":"sts:AssumeRole"');
  });

  test("in a region where STS is off", async () => {
    set({ AWS_REGION: "eu-west-1" });
    sandbox.setScenario(sandbox.vendor.accountId, { stsDisabledRegions: ["eu-west-1"] });
    const checks = await examine();
    expect(amiss(checks)).toEqual(["assume-role broken"]);
    expect(checks["assume-role"].remedy).toContain("Activate STS in eu-west-1");
  });
});

describe("the probe role", () => {
  const arn = `arn:aws:iam::111122223333:role/${PROBE_ROLE_NAME}`;
  const ourIam = () => iamAs(sandbox, root());

  test("that can be asked by, and that is not set up", async () => {
    expect((await examine())["probe-role"]).toMatchObject({
      verdict: "ok",
      seen: expect.stringContaining(arn),
    });
    set({ PROBE_ROLE_NAME: undefined });
    const checks = await examine();
    expect(amiss(checks)).toEqual([]);
    expect(checks["probe-role"].verdict).toBe("not-used");
  });

  test("of which credentials of another account say nothing", async () => {
    await ourIam().send(new DeleteRoleCommand({ RoleName: PROBE_ROLE_NAME }));
    signWith(sandbox.customer);
    expect((await examine())["probe-role"]).toMatchObject({
      verdict: "attention",
      remedy: expect.stringContaining("the lines above"),
    });
  });

  test("whose trust policy we may not write", async () => {
    const PolicyName = "ask-whether-roles-exist";
    await ourIam().send(new DeleteUserPolicyCommand({ UserName: "rolebridge-vendor", PolicyName }));
    const checks = await examine();
    expect(amiss(checks)).toEqual(["probe-role attention"]);
    const statement = `{"Effect":"Allow","Action":"iam:UpdateAssumeRolePolicy","Resource":"${arn}"}`;
    expect(checks["probe-role"].remedy).toContain(statement);
  });

  test("that is not there, and that its mend makes", async () => {
    await ourIam().send(new DeleteRoleCommand({ RoleName: PROBE_ROLE_NAME }));
    const checks = await examine();
    expect(amiss(checks)).toEqual(["probe-role attention"]);
    const [, name = "", policy = ""] =
      /create-role --role-name (\S+) --assume-role-policy-document '([^']+)'/.exec(
        checks["probe-role"].remedy ?? "",
      ) ?? [];
    await ourIam().send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: policy }));
    expect((await examine())["probe-role"].verdict).toBe("ok");
  });

  test("that has a path", async () => {
    await ourIam().send(new DeleteRoleCommand({ RoleName: PROBE_ROLE_NAME }));
    const AssumeRolePolicyDocument = trustPolicy("*").replace('"Allow"', '"Deny"');
    const role = { RoleName: PROBE_ROLE_NAME, Path: "/probes/", AssumeRolePolicyDocument };
    await ourIam().send(new CreateRoleCommand(role));
    await ourIam().send(
      new PutUserPolicyCommand({
        UserName: "rolebridge-vendor",
        PolicyName: "wide",
        PolicyDocument: allow("iam:UpdateAssumeRolePolicy"),
      }),
    );
    expect((await examine())["probe-role"]).toMatchObject({
      verdict: "attention",
      seen: expect.stringContaining(`The role ${PROBE_ROLE_NAME} is there, but not as ${arn}.`),
    });
  });
});

describe("the clock", () => {
  test.each([
    [20 * 60_000, "broken", /^1[12]\d\d s behind AWS's\./],
    [-20 * 60_000, "broken", /^1[12]\d\d s ahead of AWS's\./],
    [-2 * 60_000, "attention", /^1[12]\d s ahead of AWS's\./],
  ])("that is wrong by %i ms is %s", async (skewMs, verdict, seen) => {
    sandbox.setClockSkew(skewMs);
    const checks = await examine();
    expect(checks.clock).toMatchObject({ verdict, seen: expect.stringMatching(seen) });
    expect(checks["vendor-identity"].verdict, "the SDK corrects itself").toBe("ok");
  });
});

describe("AWS", () => {
  test.each([
    ["hang", "broken", "did not answer within 5 seconds"],
    ["internal-failure", "broken", "InternalFailure"],
    ["broken-xml", "broken", "sts:GetCallerIdentity"],
    ["throttle", "attention", "Throttling"],
  ] as const)("under %s: %s", async (kind, verdict, seen) => {
    sandbox.setScenario(sandbox.vendor.accountId, { fault: { kind } });
    const checks = await examine();
    for (const id of ["vendor-identity", "assume-role"] as const) expect(checks[id].verdict).toBe(verdict);
    expect(checks["vendor-identity"].seen).toContain(seen);
    expect(checks["simulate-policy"].verdict).toBe("attention");
    expect(checks.database.verdict).toBe("ok");
  });

  test("that is not there", async () => {
    pointSdkAt("http://127.0.0.1:9");
    const checks = await examine();
    pointSdkAt(sandbox.endpoint);
    expect(checks["sts-endpoints"]).toMatchObject({
      verdict: "broken",
      seen: expect.stringContaining("ECONNREFUSED"),
    });
  });

  test("is asked in every region that a connection uses, and only whether it answers counts there", async () => {
    await getDatabase().connection.update({ where: { id: connectionId }, data: { region: "af-south-1" } });
    sandbox.setScenario(sandbox.vendor.accountId, { regionsNotEnabled: ["af-south-1"] });
    const checks = await examine();
    await getDatabase().connection.update({ where: { id: connectionId }, data: { region: null } });
    expect(checks["sts-endpoints"]).toMatchObject({
      verdict: "ok",
      seen: expect.stringMatching(/us-east-1.*af-south-1/),
    });
  });
});

describe("keys and secrets", () => {
  async function store(keys: string): Promise<void> {
    const id = randomUUID();
    const envelope = await sealSecret(id, createSecret("secret"), [createLocalKeys(parseMasterKeys(keys))]);
    await getDatabase().accessKey.create({
      data: { id, connectionId, accessKeyId: "AKIAWNFKZ5PC5IQ2ZQXA", envelope },
    });
  }

  test("a secret whose master key is not set up any more", async () => {
    await store(k1);
    await store(k2);
    const checks = await examine();
    expect(amiss(checks)).toEqual(["stored-secrets broken"]);
    expect(checks["stored-secrets"].seen).toBe("No key is set up for 1 secret under “k2” (local).");
  });

  test("a secret that is not under the current key, and one that is", async () => {
    await store(k1);
    expect((await examine())["stored-secrets"].verdict).toBe("ok");
    set({ ENCRYPTION_KEYS: `${k2},${k1}` });
    const checks = await examine();
    expect(amiss(checks)).toEqual(["stored-secrets attention"]);
    expect(checks["stored-secrets"].remedy).toContain("npm run secrets:reseal");
  });

  test("a key of KMS that serves, that is disabled, and that is not there", async () => {
    const { id: KeyId, arn } = await makeKey(sandbox);
    set({ ENCRYPTION_KMS_KEY: KeyId });
    expect((await examine()).encryption.seen).toContain(arn);
    await kmsAs(sandbox, root()).send(new DisableKeyCommand({ KeyId }));
    expect((await examine()).encryption).toMatchObject({
      verdict: "broken",
      seen: expect.stringContaining("kms: DisabledException"),
    });
    set({ ENCRYPTION_KMS_KEY: "alias/nowhere" });
    expect((await examine()).encryption.seen).toContain("NotFoundException");
  });

  test("none at all is no fault", async () => {
    set({ ENCRYPTION_KEYS: undefined });
    const checks = await examine();
    expect(amiss(checks)).toEqual([]);
    expect(checks.encryption.verdict).toBe("not-used");
  });
});

describe("the database", () => {
  test("that is not there", async () => {
    set({ DATABASE_URL: "postgresql://postgres@127.0.0.1:9/postgres" });
    const checks = await examine();
    expect(amiss(checks)).toEqual(["database broken", "migrations broken", "stored-secrets broken"]);
    expect(checks.database.seen).toContain("ECONNREFUSED");
  });

  test("whose address cannot be read", async () => {
    set({ DATABASE_URL: "postgresql://postgres:hidden@127.0.0.1:port/postgres" });
    const { database } = await examine();
    expect(database).toMatchObject({ verdict: "broken", seen: expect.stringContaining("Invalid URL") });
    expect(JSON.stringify(database)).not.toContain("hidden");
  });

  test("without a migration, with one that failed, and with one of a newer version", async () => {
    const [newest] = await getDatabase().$queryRaw<{ id: string; migration_name: string }[]>`
      SELECT id, migration_name FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1`;
    const run = (query: string) => getDatabase().$executeRawUnsafe(query);
    const where = `WHERE id = '${newest?.id}'`;
    await run(`UPDATE _prisma_migrations SET migration_name = '29990101000000_later' ${where}`);
    const missing = await examine();
    expect(missing.migrations).toMatchObject({
      verdict: "broken",
      seen: `Not applied: ${newest?.migration_name}.`,
    });
    await run(`UPDATE _prisma_migrations SET migration_name = '${newest?.migration_name}' ${where}`);
    await run(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at)
       VALUES ('later', '', '29990101000000_later', now(), now())`,
    );
    expect((await examine()).migrations).toMatchObject({
      verdict: "attention",
      seen: expect.stringContaining("29990101000000_later"),
    });
    await run("UPDATE _prisma_migrations SET finished_at = NULL WHERE id = 'later'");
    expect((await examine()).migrations.seen).toBe("Did not finish: 29990101000000_later.");
    await run("DELETE FROM _prisma_migrations WHERE id = 'later'");
    expect((await examine()).migrations.verdict).toBe("ok");
  });
});

describe("e-mail", () => {
  afterEach(() => getDatabase().mail.deleteMany());

  test("without a mail server is not used, and counts what waits", async () => {
    await getDatabase().mail.create({ data: { recipient: "a@example.test", subject: "s", text: "t" } });
    expect((await examine()).email).toMatchObject({
      verdict: "not-used",
      seen: expect.stringContaining("Waiting: 1."),
    });
  });

  test("with a mail server that answers, and with mail that was given up", async () => {
    const server = await startSmtpServer();
    set({ SMTP_URL: server.url });
    expect((await examine()).email.verdict).toBe("ok");
    await getDatabase().mail.create({
      data: { recipient: "a@example.test", subject: "s", dueAt: null, error: "550" },
    });
    expect((await examine()).email).toMatchObject({
      verdict: "attention",
      seen: expect.stringContaining("1 mail of the last seven days"),
    });
    await server.stop();
    expect(server.messages).toEqual([]);
  });

  test("with a mail server that is not there, and never its password", async () => {
    set({ SMTP_URL: "smtp://mailer:hidden@127.0.0.1:9" });
    const { email } = await examine();
    expect(email).toMatchObject({ verdict: "broken", seen: expect.stringContaining("ECONNREFUSED") });
    expect(JSON.stringify(email)).not.toContain("hidden");
  });

  test("with a password that is not escaped as an address asks for", async () => {
    set({ SMTP_URL: "smtp://mailer:hidden%@127.0.0.1:9" });
    const { email } = await examine();
    expect(email.verdict).toBe("broken");
    expect(JSON.stringify(email)).not.toContain("hidden");
  });
});

describe("settings and manifests", () => {
  test("every setting that is missing or wrong is named, and no value is repeated", async () => {
    set({ VENDOR_PRINCIPAL_ARN: undefined, ENCRYPTION_KEYS: "k1:dG9vIHNob3J0", SESSION_SECRET: "too-short" });
    const { settings, "vendor-identity": identity } = await examine();
    set({ SESSION_SECRET: "only-for-tests-only-for-tests-only-for-tests" });
    expect(settings.verdict).toBe("broken");
    expect(settings.seen).toMatch(/SESSION_SECRET: .*VENDOR_PRINCIPAL_ARN: is not set.*ENCRYPTION_KEYS: /);
    expect(settings.seen).not.toContain("too-short");
    expect(settings.seen).not.toContain("dG9vIHNob3J0");
    expect(identity.remedy).toContain("Set VENDOR_PRINCIPAL_ARN");
  });

  test("a folder of manifests that is not there, is empty, or holds one that cannot be read", async () => {
    const folder = await mkdtemp(join(tmpdir(), "rolebridge-manifests-"));
    set({ INTEGRATIONS_DIR: join(folder, "none") });
    expect((await examine()).integrations).toMatchObject({
      verdict: "broken",
      seen: expect.stringContaining("ENOENT"),
    });
    set({ INTEGRATIONS_DIR: folder });
    expect((await examine()).integrations.verdict).toBe("attention");
    await writeFile(join(folder, "own.json"), "{");
    expect((await examine()).integrations).toMatchObject({
      verdict: "broken",
      seen: expect.stringContaining("own.json"),
    });
    await rm(folder, { recursive: true });
  });
});

describe("npm run doctor", () => {
  const program = ["--import", "tsx", "--conditions=react-server", "scripts/doctor.ts"];

  function run(env: Record<string, string>, ...parameters: string[]) {
    return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
      const settings = { env: { ...process.env, NODE_ENV: "production" as const, ...env } };
      execFile(process.execPath, [...program, ...parameters], settings, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : error.code, stdout, stderr }),
      );
    });
  }

  test("prints a table, and ends with 0 where nothing is broken", async () => {
    const { code, stdout } = await run({});
    expect(stdout).toMatch(/^ok +Database +PostgreSQL \d/m);
    expect(stdout).toContain("Our own side is in order.");
    expect(code).toBe(0);
    expect(stdout).not.toContain(k1.slice(3));
    expect(stdout).not.toContain(sandbox.vendor.secretAccessKey);
  });

  test("ends with 1 where something is, and says the same as JSON", async () => {
    const down = { DATABASE_URL: "postgresql://postgres:hidden@127.0.0.1:9/postgres" };
    const { code, stdout } = await run(down, "--json");
    expect(code).toBe(1);
    const report = JSON.parse(stdout) as { checks: SelfCheck[] };
    expect(report.checks.find(({ id }) => id === "database")?.verdict).toBe("broken");
    expect(stdout).not.toContain("hidden");
  });

  test("runs without any setting, and names those that it misses", async () => {
    const { code, stdout } = await run({ DATABASE_URL: "", SESSION_SECRET: "", VENDOR_PRINCIPAL_ARN: "" });
    expect(code).toBe(1);
    for (const name of ["DATABASE_URL", "SESSION_SECRET", "VENDOR_PRINCIPAL_ARN"])
      expect(stdout).toContain(name);
  });
});
