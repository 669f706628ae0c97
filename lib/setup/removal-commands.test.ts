import { describe, expect, test } from "vitest";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import type { Partition } from "@/lib/iam/partition";
import { INTEGRATIONS } from "@/lib/integrations/catalogue";
import { createCliCommands } from "./cli-commands";
import { createRoleRemoval, createUserRemoval } from "./removal-commands";
import { createRoleDocuments } from "./role-documents";
import { createUserCliCommands } from "./user-cli-commands";
import { createUserDocuments } from "./user-documents";

const KEY = "AKIAWNFKZ5PC5IQ2ZQXA";
const place = (partition: Partition) => ({ partition, awsAccountId: "444455556666" as AwsAccountId });

function roleOf(integration: (typeof INTEGRATIONS)[number], partition: Partition = "aws") {
  const principalArn = `arn:${partition}:iam::111122223333:user/vendor`;
  return createRoleDocuments({ integration, ...place(partition), principalArn, externalIds: ["rb-one"] });
}

/** `operation argument`, as far as tells what a command is about: the policy, else the group, else the user or role. */
function tell(commands: { command: string }[], operation: RegExp): string[] {
  return commands.flatMap(({ command }) => {
    const [, name = ""] = /^aws iam ([a-z-]+)/.exec(command) ?? [];
    const of = (option: string) => new RegExp(`--${option} '?([^\\s'\\\\]+)`).exec(command)?.[1];
    const about =
      of("policy-arn") ?? of("policy-name") ?? of("group-name") ?? of("user-name") ?? of("role-name");
    return operation.test(name) ? [`${name} ${about}`] : [];
  });
}

const byRole = INTEGRATIONS.filter(({ accessMethods }) => accessMethods["iam-role"]);
const byKey = INTEGRATIONS.filter(({ accessMethods }) => accessMethods["access-key"]);

describe.each(byRole)("the role of $name", (integration) => {
  const documents = roleOf(integration);
  const removal = createRoleRemoval(documents);

  test("loses every policy that it was given, and is deleted last", () => {
    const given = tell(createCliCommands(documents), /^(attach|put)-role-policy$/);
    const taken = tell(removal, /^(detach|delete)-role-policy$/);
    const undone = given.map((one) => one.replace("attach", "detach").replace("put", "delete"));
    expect(taken.toSorted()).toEqual(undone.toSorted());
    expect(tell(removal, /./).at(-1)).toBe(`delete-role ${documents.roleName}`);
  });

  test("takes the customer's own policies with it once they are detached, and none of AWS's", () => {
    const created = documents.furtherPolicies.map(({ arn }) => arn);
    expect(tell(removal, /^delete-policy$/)).toEqual(created.map((arn) => `delete-policy ${arn}`));
    const all = tell(removal, /./);
    for (const arn of created)
      expect(all.indexOf(`detach-role-policy ${arn}`)).toBeLessThan(all.indexOf(`delete-policy ${arn}`));
  });
});

describe.each(byKey)("the user of $name", (integration) => {
  const documents = createUserDocuments({ integration, ...place("aws") });
  const removal = createUserRemoval(documents, [KEY]);

  test("loses its key first, then every policy that it was given, and is deleted last", () => {
    const given = tell(
      createUserCliCommands(documents),
      /^(attach-|create-policy|create-group|create-user|add-)/,
    );
    const all = tell(removal, /./);
    const [head] = removal;
    expect(head?.command).toContain(`delete-access-key`);
    expect(head?.command).toContain(KEY);
    for (const one of given.filter((each) => each.startsWith("attach-")))
      expect(all).toContain(one.replace("attach", "detach"));
    expect(tell(removal, /^detach-/)).toHaveLength(given.filter((each) => each.startsWith("attach-")).length);
    expect(tell(removal, /^delete-policy$/)).toHaveLength(documents.policies.length);
    expect(tell(removal, /^(remove-user|delete-group)/)).toHaveLength(documents.groupName === null ? 0 : 2);
    expect(all.at(-1)).toBe(`delete-user ${documents.userName}`);
  });
});

test("outside of the partition aws every command names the region that the CLI is to ask", () => {
  const [integration] = byRole;
  if (!integration) throw new Error("No product is connected by role");
  for (const { command } of createRoleRemoval(roleOf(integration, "aws-cn")))
    expect(command).toContain("--region cn-north-1");
});
