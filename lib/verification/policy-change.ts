import { readStatements } from "@/lib/iam/find-deny-statement";
import type { Partition } from "@/lib/iam/partition";
import { asList, type PolicyDocument, type Statement } from "@/lib/iam/policy-document";
import { measurePolicy } from "@/lib/iam/policy-size";
import { awsIam, writeFileCommand } from "@/lib/setup/aws-command";
import type { PolicyChange } from "./check-result";
import type { HeldPolicies, HeldPolicy } from "./held-policies";
import type { Principal } from "./port";

type Readable = HeldPolicy & { text: string };

const FILE = "changed-policy.json";

/**
 * The same addition as a change of a policy that the principal has already: the one that is nearest to what is added
 * (the most services in common, then the widest), of those that are its own, grant something and have the room. Null where there is none.
 */
export function changeHeldPolicy(
  addition: PolicyDocument,
  held: HeldPolicies | null,
  principal: Principal,
): PolicyChange | null {
  const own = (held?.policies ?? []).filter(
    (policy): policy is Readable => policy.text !== null && isOwn(policy, principal) && isPlain(policy.text),
  );
  const services = servicesOf(addition.Statement);
  const [nearest] = own
    .map((policy) => ({ policy, change: withAddition(policy, addition) }))
    .filter(({ policy, change }) => fits(policy, change, own))
    .map((one) => ({ ...one, present: servicesOf(one.change.before.Statement) }))
    .filter(({ present }) => present.size > 0)
    .sort(
      (a, b) =>
        countShared(b.present, services) - countShared(a.present, services) ||
        b.present.size - a.present.size,
    );
  if (!nearest) return null;
  const { policy, change } = nearest;
  const label = `The ${policy.type} policy ${policy.name} with the addition`;
  return { label, ...change, command: commandFor(policy, change.after, principal) };
}

/** A group's policies are others' too, and AWS's own cannot be changed. */
function isOwn({ type, holder, arn }: HeldPolicy, principal: Principal): boolean {
  const account = principal.arn.split(":")[4];
  return holder.kind === principal.kind && (type === "inline" || arn?.split(":")[4] === account);
}

/** Of the present version, with nothing beside its statements: what is shown is then all that is there. */
function isPlain(text: string): boolean {
  const { Version, Statement, ...others } = JSON.parse(text) as Partial<PolicyDocument>;
  return Version === "2012-10-17" && Statement !== undefined && Object.keys(others).length === 0;
}

function withAddition({ text }: Readable, addition: PolicyDocument) {
  const before: PolicyDocument = { Version: "2012-10-17", Statement: readStatements(text) };
  const taken = new Set(before.Statement.map(({ Sid }) => Sid));
  const added = addition.Statement.map((statement) => withFreeSid(statement, taken));
  return { before, after: { ...before, Statement: [...before.Statement, ...added] } };
}

/** IAM takes no two statements of one name in a policy. */
function withFreeSid(statement: Statement, taken: Set<string | undefined>): Statement {
  const { Sid = "MissingPermissions" } = statement;
  let free = Sid;
  for (let number = 2; taken.has(free); number += 1) free = `${Sid}x${number}`;
  taken.add(free);
  return { ...statement, Sid: free };
}

/** The quota of inline policies holds for all of one holder together. */
function fits(policy: Readable, { after }: { after: PolicyDocument }, own: readonly Readable[]): boolean {
  if (policy.type !== "inline") return measurePolicy(after, "managed").fits;
  const kind = policy.holder.kind === "user" ? "user-inline" : "role-inline";
  const others = own.filter((one) => one.type === "inline" && one.id !== policy.id);
  const taken = others.reduce((sum, { text }) => sum + measurePolicy(text, kind).characters, 0);
  const { characters, quota } = measurePolicy(after, kind);
  return taken + characters <= quota;
}

function servicesOf(statements: readonly Statement[]): Set<string> {
  const allowed = statements.filter(({ Effect }) => Effect === "Allow");
  return new Set(allowed.flatMap(({ Action }) => asList(Action)).map((action) => action.split(":")[0] ?? ""));
}

function countShared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((each) => other.has(each)).length;
}

function commandFor(policy: HeldPolicy, after: PolicyDocument, { kind, name, arn }: Principal): string {
  const partition = arn.split(":")[1] as Partition;
  const document = ["policy-document", `file://${FILE}`] as const;
  const apply =
    policy.arn === null
      ? awsIam(partition, `put-${kind}-policy`, [
          [`${kind}-name`, name],
          ["policy-name", policy.name],
          document,
        ])
      : `${awsIam(partition, "create-policy-version", [["policy-arn", policy.arn], document])} \\\n  --set-as-default`;
  return `${writeFileCommand(FILE, after)}\n${apply}`;
}
