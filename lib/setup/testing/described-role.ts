import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CliCommand } from "../aws-command";

/** A role and what it carries, however it was described. */
export interface DescribedRole {
  name: string;
  path: string;
  description: string;
  maxSessionDuration: number;
  trustPolicy: unknown;
  /** By their names. */
  inlinePolicies: Record<string, unknown>;
  customerPolicies: Record<string, unknown>;
  /** Names of the customer's own policies, ARNs of AWS's. */
  attached: string[];
}

/** What a shell makes of the commands: each argument as the AWS CLI is given it, each document as it is on the disk. */
export function readCliCommands(commands: readonly CliCommand[]): DescribedRole {
  const folder = mkdtempSync(join(tmpdir(), "rolebridge-cli-"));
  try {
    const calls = runCommands(commands, folder);
    const [created = {}] = calls.get("create-role") ?? [];
    const document = (call: Call, option: string) =>
      JSON.parse(readFileSync(join(folder, (call[option] ?? "").replace("file://", "")), "utf8")) as unknown;
    const named = (operation: string) =>
      (calls.get(operation) ?? []).map((call) => [
        call["policy-name"] ?? "",
        document(call, "policy-document"),
      ]);
    return {
      name: created["role-name"] ?? "",
      path: created.path ?? "/",
      description: created.description ?? "",
      maxSessionDuration: Number(created["max-session-duration"] ?? 3600),
      trustPolicy: document(created, "assume-role-policy-document"),
      inlinePolicies: Object.fromEntries(named("put-role-policy")),
      customerPolicies: Object.fromEntries(named("create-policy")),
      attached: (calls.get("attach-role-policy") ?? [])
        .map((call) => ownName(call["policy-arn"] ?? ""))
        .sort(),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Call = Record<string, string>;

/** The calls of `aws iam` by their operations; a function of the shell stands for the CLI. */
function runCommands(commands: readonly CliCommand[], cwd: string): Map<string, Call[]> {
  const script = [
    "aws() { printf '%s\\0' \"$@\"; printf '\\n'; }",
    ...commands.map(({ command }) => command),
  ];
  const printed = execFileSync("sh", ["-c", script.join("\n")], { encoding: "utf8", cwd });
  const calls = new Map<string, Call[]>();
  for (const line of printed.split("\0\n").filter((text) => text !== "")) {
    const [, operation = "", ...options] = line.split("\0");
    const pairs = options.flatMap((text, index) =>
      index % 2 === 0 ? [[text.replace(/^--/, ""), options[index + 1] ?? ""]] : [],
    );
    calls.set(operation, [...(calls.get(operation) ?? []), Object.fromEntries(pairs)]);
  }
  return calls;
}

function ownName(arn: string): string {
  return arn.replace(/^arn:[a-z-]+:iam::[0-9]{12}:policy\//, "");
}
