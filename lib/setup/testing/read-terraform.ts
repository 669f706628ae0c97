import { parse } from "@cdktn/hcl2json";
import type { DescribedRole } from "./described-role";

type Body = Record<string, unknown>;

export interface TerraformFile {
  terraform: Body[];
  provider: Record<string, Body[]>;
  resource: Record<string, Record<string, Body[]>>;
  output: Record<string, Body[]>;
}

/** The configuration as HashiCorp's own parser reads it; its expressions stay as text, `${…}`. */
export async function parseTerraform(text: string): Promise<TerraformFile> {
  return (await parse("main.tf", text)) as unknown as TerraformFile;
}

/** The role of a configuration; what is attached must be attached to it, and be AWS's or made here. */
export async function readTerraform(text: string): Promise<DescribedRole> {
  const { resource } = await parseTerraform(text);
  const [[id, role]] = list(resource.aws_iam_role) as [[string, Body]];
  const own = list(resource.aws_iam_policy);
  const ofRole = (type: string) =>
    list(resource[type]).filter(([, body]) => body.role === `\${aws_iam_role.${id}.name}`);
  return {
    name: plain(role.name),
    path: plain(role.path),
    description: plain(role.description ?? ""),
    maxSessionDuration: Number(role.max_session_duration),
    trustPolicy: await readDocument(role.assume_role_policy),
    inlinePolicies: await readPolicies(ofRole("aws_iam_role_policy")),
    customerPolicies: await readPolicies(own),
    attached: (await Promise.all(ofRole("aws_iam_role_policy_attachment").map(readAttachment)))
      .flat()
      .map((arn) => plain(own.find(([name]) => arn === `\${aws_iam_policy.${name}.arn}`)?.[1].name ?? arn))
      .sort(),
  };
}

function list(resources: Record<string, Body[]> = {}): [string, Body][] {
  return Object.entries(resources).flatMap(([name, bodies]) =>
    bodies.map((body): [string, Body] => [name, body]),
  );
}

async function readPolicies(policies: [string, Body][]): Promise<Record<string, unknown>> {
  const read = policies.map(async ([, { name, policy }]) => [plain(name), await readDocument(policy)]);
  return Object.fromEntries(await Promise.all(read)) as Record<string, unknown>;
}

async function readAttachment([, body]: [string, Body]): Promise<string[]> {
  if (body.for_each === undefined) return [String(body.policy_arn)];
  if (body.policy_arn !== `\${each.value}`) throw new Error("for_each without each.value");
  return (await readArgument(body.for_each, "toset")) as string[];
}

/** What `jsonencode` is given. */
export function readDocument(expression: unknown): Promise<unknown> {
  return readArgument(expression, "jsonencode");
}

async function readArgument(expression: unknown, name: string): Promise<unknown> {
  const [, argument] = new RegExp(`^\\$\\{${name}\\((.*)\\)\\}$`, "s").exec(String(expression)) ?? [];
  if (argument === undefined) throw new Error(`no ${name}(…): ${String(expression)}`);
  const { locals } = (await parse("locals.tf", `locals {\n  given = ${argument}\n}\n`)) as { locals: [Body] };
  return unescaped(locals[0].given);
}

/** The parser leaves `$${` and `%%{` as they are written; a template that is none would be text of Terraform's. */
function unescaped(value: unknown): unknown {
  if (typeof value === "string") return plain(value);
  if (Array.isArray(value)) return value.map(unescaped);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [plain(key), unescaped(one)]));
}

function plain(text: unknown): string {
  const written = String(text);
  if (/(?<!\$)\$\{|(?<!%)%\{/.test(written)) throw new Error(`a template: ${written}`);
  return written.replace(/\$\$\{/g, "${").replace(/%%\{/g, "%{");
}
