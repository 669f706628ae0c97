import { beforeEach, describe, expect, test, vi } from "vitest";
import { findSandboxPage } from "./env";

const GOOD = {
  DATABASE_URL: "postgresql://postgres@127.0.0.1/postgres",
  APP_URL: "https://connect.example",
  SESSION_SECRET: "x".repeat(32),
  VENDOR_PRINCIPAL_ARN: "arn:aws:iam::111122223333:user/rolebridge-vendor",
  AWS_ENDPOINT_URL_STS: "http://127.0.0.1:4600",
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
  for (const name of ["AWS_REGION", "LOG_LEVEL", "AWS_ENDPOINT_URL_IAM"]) delete process.env[name];
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
