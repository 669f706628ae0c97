import { beforeEach, describe, expect, test, vi } from "vitest";
import { findProviderSettings, findSandboxPage } from "./env";

const GOOD = {
  DATABASE_URL: "postgresql://postgres@127.0.0.1/postgres",
  APP_URL: "https://connect.example",
  SESSION_SECRET: "x".repeat(32),
  VENDOR_PRINCIPAL_ARN: "arn:aws:iam::111122223333:user/rolebridge-vendor",
  AWS_ENDPOINT_URL_STS: "http://127.0.0.1:4600",
};

const PROVIDER = {
  OIDC_ISSUER: "https://login.example",
  OIDC_CLIENT_ID: "rolebridge",
  OIDC_CLIENT_SECRET: "only-for-tests",
};

/** Settings are parsed once, so each case loads the module anew. */
async function readEnv(changes: Record<string, string | undefined>) {
  for (const [name, value] of Object.entries({ ...GOOD, ...changes })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  vi.resetModules();
  const { getEnv } = await import("./env");
  return getEnv();
}

beforeEach(() => {
  const optional = [
    "AWS_REGION",
    "LOG_LEVEL",
    "AWS_ENDPOINT_URL_IAM",
    "PROBE_ROLE_NAME",
    ...Object.keys(PROVIDER),
    "OIDC_NAME",
  ];
  for (const name of optional) delete process.env[name];
});

describe("getEnv", () => {
  test("takes what is complete, and fills in what may be left out", async () => {
    expect(await readEnv({ APP_URL: undefined })).toMatchObject({
      APP_URL: "http://localhost:3000",
      AWS_REGION: "us-east-1",
      LOG_LEVEL: "info",
      NODE_ENV: "test",
    });
  });

  test.each([
    ["DATABASE_URL", undefined],
    ["DATABASE_URL", "mysql://x"],
    ["APP_URL", "connect.example"],
    ["SESSION_SECRET", "too-short-a-secret"],
    ["VENDOR_PRINCIPAL_ARN", "arn:aws:iam::111122223333:root"],
    ["VENDOR_PRINCIPAL_ARN", "arn:aws:iam::1111:user/x"],
    ["AWS_ENDPOINT_URL_STS", "ftp://127.0.0.1"],
    ["LOG_LEVEL", "loud"],
    ["PROBE_ROLE_NAME", "arn:aws:iam::111122223333:role/rolebridge-probe"],
    ["OIDC_ISSUER", "http://login.example"],
  ])("names %s where it is %j, and repeats no value", async (name, value) => {
    const refused = readEnv({ [name]: value });
    await expect(refused).rejects.toThrow(new RegExp(`^The settings are not complete.*\n  ${name}: `));
    if (value) await expect(refused).rejects.not.toThrow(value);
  });

  test("names every fault at once", async () => {
    const refused = readEnv({ DATABASE_URL: undefined, SESSION_SECRET: undefined });
    await expect(refused).rejects.toThrow(/DATABASE_URL: [\s\S]*SESSION_SECRET: /);
  });
});

describe("the OpenID Connect provider", () => {
  test("is there when its three settings are, and none is missed when none is set", async () => {
    expect(findProviderSettings(await readEnv({}))).toBeNull();
    expect(findProviderSettings(await readEnv(PROVIDER))).toMatchObject({ name: "single sign-on" });
    const named = await readEnv({ ...PROVIDER, OIDC_NAME: "Example" });
    expect(findProviderSettings(named)).toMatchObject({ issuer: "https://login.example", name: "Example" });
  });

  test.each(Object.keys(PROVIDER))("names %s where only that one is missing", async (name) => {
    const refused = readEnv({ ...PROVIDER, [name]: undefined });
    await expect(refused).rejects.toThrow(
      new RegExp(`\n  ${name}: is not set; an OpenID Connect provider needs`),
    );
    await expect(refused).rejects.not.toThrow("only-for-tests");
  });

  test("cannot be a name alone", async () => {
    await expect(readEnv({ OIDC_NAME: "Example" })).rejects.toThrow(
      /OIDC_ISSUER: [\s\S]*OIDC_CLIENT_SECRET: /,
    );
  });
});

test.each([
  ["http://127.0.0.1:4600", "http://127.0.0.1:4600/_sandbox/"],
  ["http://localhost:4600/", "http://localhost:4600/_sandbox/"],
  ["http://[::1]:4600", "http://[::1]:4600/_sandbox/"],
  ["https://sts.eu-central-1.amazonaws.com", null],
  ["http://localhost.example", null],
])("the sandbox of the endpoint %s has its page at %s", async (AWS_ENDPOINT_URL_STS, expected) => {
  expect(findSandboxPage(await readEnv({ AWS_ENDPOINT_URL_STS }))).toBe(expected);
  expect(findSandboxPage(await readEnv({ AWS_ENDPOINT_URL_STS: undefined }))).toBeNull();
});
