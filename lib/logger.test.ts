import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { describeError } from "./logger";

/** What the real logger writes, in a process of its own. */
function logged(statement: string): string {
  const program = `import("./lib/logger.ts").then(({ logger }) => { ${statement} });`;
  return execFileSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "--input-type=module", "-e", program],
    { encoding: "utf8", env: { ...process.env, LOG_LEVEL: "info" } },
  );
}

class SdkError extends Error {
  override name = "SyntaxError";
  $response = { body: "<SecretAccessKey>posed-secret</SecretAccessKey>" };
  $metadata = { requestId: "r-1" };
}

describe("describeError", () => {
  test("keeps name, message and place, and nothing that an SDK error carries besides", () => {
    const described = describeError(new SdkError("Unexpected end", { cause: new Error("posed-secret") }));
    expect(Object.keys(described).sort()).toEqual(["message", "name", "stack"]);
    expect(JSON.stringify(described)).not.toContain("posed-secret");
  });

  test("takes what is no error by its text", () => {
    expect(describeError("broken")).toEqual({ name: "NotAnError", message: "broken" });
    expect(describeError(undefined)).toEqual({ name: "NotAnError", message: "undefined" });
  });
});

describe("the logger", () => {
  test("writes no secret at any depth, in our words or in AWS's", () => {
    const text = logged(`
      logger.info({ password: "hidden", user: { token: "hidden", headers: { cookie: "hidden" } } }, "seen");
      logger.info({ output: { Credentials: { SecretAccessKey: "hidden" }, SessionToken: "hidden" } }, "seen");
      logger.info({ a: { b: { secretAccessKey: "hidden", authorization: "hidden" } }, sessionToken: "hidden" }, "seen");
    `);
    expect(text.match(/seen/g)).toHaveLength(3);
    expect(text).toContain("[redacted]");
    expect(text).not.toContain("hidden");
  });

  test("writes of an error no property of its own, however it is handed over", () => {
    const text = logged(`
      const error = Object.assign(new Error("seen"), { $response: { body: "hidden" } });
      logger.error(error);
      logger.error({ err: error }, "seen");
    `);
    expect(text.match(/"message":"seen"/g)).toHaveLength(2);
    expect(text).not.toContain("hidden");
  });
});
