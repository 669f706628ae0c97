/** Follows a remedy's command: over the SDK, as the CLI would understand it, or with the CLI itself. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as iamSdk from "@aws-sdk/client-iam";
import type { RunningSandbox } from "@/sandbox/start";
import { iamAs, type Keys } from "@/sandbox/testing/clients";

interface Place {
  sandbox: RunningSandbox;
  admin: Keys & { accountId: string };
}

type Send = (command: unknown) => Promise<unknown>;

const HEREDOC = /^cat > (\S+) <<'END_OF_POLICY'\n([\s\S]*?)\nEND_OF_POLICY$/gm;

/** Every line of the command as a call of the SDK; throws on one that this does not understand. */
export async function followOverSdk(script: string, { sandbox, admin }: Place): Promise<void> {
  const files = new Map([...script.matchAll(HEREDOC)].map(([, name = "", text = ""]) => [name, text]));
  const lines = script
    .replace(HEREDOC, "")
    .replace(/\\\n/g, " ")
    .split("\n")
    .filter((line) => line.trim() !== "");
  for (const line of lines) {
    const [, service, operation = "", rest = ""] = /^aws (\w+) ([\w-]+)(.*)$/.exec(line) ?? [];
    const { Region: region = sandbox.region, ...options } = readOptions(rest, files);
    const client = iamAs(sandbox, admin, { region: String(region) });
    const send = client.send.bind(client) as Send;
    if (service === "account" && operation === "enable-region") enableRegion(sandbox, admin.accountId);
    else if (service === "iam") await send(commandOf(operation, options));
    else throw new Error(`Not a command of a remedy: ${line}`);
  }
}

function enableRegion(sandbox: RunningSandbox, accountId: string): void {
  sandbox.setScenario(accountId, { regionsNotEnabled: [] });
}

function readOptions(text: string, files: ReadonlyMap<string, string>): Record<string, string | number> {
  const options = [...text.matchAll(/--([\w-]+) (?:'([^']*)'|(\S+))/g)].map(([, name = "", quoted, bare]) => {
    const value = quoted ?? bare ?? "";
    const file = /^file:\/\/(.+)$/.exec(value)?.[1];
    if (file === undefined) return [pascal(name), /^\d{1,6}$/.test(value) ? Number(value) : value] as const;
    return [pascal(name), files.get(file) ?? `no file ${file}`] as const;
  });
  return Object.fromEntries(options);
}

function pascal(words: string): string {
  return words.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function commandOf(operation: string, options: Record<string, string | number>): unknown {
  const commands = iamSdk as unknown as Record<string, new (input: unknown) => unknown>;
  const Command = commands[`${pascal(operation)}Command`];
  if (!Command) throw new Error(`IAM has no operation ${operation}`);
  return new Command(options);
}

const run = promisify(execFile);

/** The command as it stands, in a shell of its own, with the real AWS CLI and the admin's keys. */
export async function followByCli(script: string, { sandbox, admin }: Place): Promise<void> {
  const cwd = await mkdtemp(join(tmpdir(), "rolebridge-remedy-"));
  const env = {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
    HOME: cwd,
    AWS_ACCESS_KEY_ID: admin.accessKeyId,
    AWS_SECRET_ACCESS_KEY: admin.secretAccessKey,
    AWS_ENDPOINT_URL: sandbox.endpoint,
    AWS_DEFAULT_REGION: sandbox.region,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_PAGER: "",
  };
  try {
    await run("bash", ["-euo", "pipefail", "-c", script], { cwd, env });
  } finally {
    await rm(cwd, { recursive: true });
  }
}
