import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { RunningSandbox } from "../start";

interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
}

/** What a block of commands prints for whoever has these keys, by bash and the real AWS CLI, and nothing of this machine's own settings. */
export async function runBlock(
  { endpoint, region }: RunningSandbox,
  keys: Keys,
  block: string,
): Promise<string> {
  const local = `aws() { command aws --endpoint-url ${endpoint} "$@"; }`;
  const env = {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
    HOME: "/nonexistent",
    AWS_CONFIG_FILE: "/nonexistent/config",
    AWS_SHARED_CREDENTIALS_FILE: "/nonexistent/credentials",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_DEFAULT_REGION: region,
    AWS_DEFAULT_OUTPUT: "table",
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
  };
  const { stdout } = await promisify(execFile)("bash", ["-c", `${local}\n${block}\ntrue`], { env });
  return stdout;
}
