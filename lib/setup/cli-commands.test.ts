import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import { isPartition } from "@/lib/iam/partition";
import { getIntegration } from "@/lib/integrations/catalogue";
import cases from "./cases/cli-commands.json";
import { createCliCommands } from "./cli-commands";
import { createRoleDocuments, type RoleDocuments } from "./role-documents";
import { quoteForShell } from "./shell-quote";

function documentsFor({ integrationId, permissionSetId, partition }: (typeof cases)[number]): RoleDocuments {
  return createRoleDocuments({
    integration: getIntegration(integrationId),
    ...(permissionSetId === undefined ? {} : { permissionSetId }),
    partition: isPartition(partition) ? partition : "aws",
    awsAccountId: "111122223333" as AwsAccountId,
    principalArn: "arn:aws:iam::999988887777:user/infrawatch-power-user",
    externalIds: ["rb-one"],
  });
}

function runInShell(script: string): string {
  return execFileSync("sh", ["-c", script], { encoding: "utf8" });
}

describe("createCliCommands", () => {
  for (const setup of cases) {
    test(`creates the role of ${setup.name}`, () => {
      const commands = createCliCommands(documentsFor(setup)).map(({ command }) => command);
      expect(commands.filter((command) => command.startsWith("aws "))).toEqual(setup.commands);
    });

    test(`writes the documents of ${setup.name} to the files that the commands read`, () => {
      const documents = documentsFor(setup);
      const [trust = "", permission = ""] = createCliCommands(documents).map(({ command }) => command);
      const printed = (command: string, file: string) => runInShell(command.replace(`cat > ${file}`, "cat"));
      expect(JSON.parse(printed(trust, "trust-policy.json"))).toEqual(documents.trustPolicy);
      expect(JSON.parse(printed(permission, "permission-policy.json"))).toEqual(documents.permissionPolicy);
    });
  }

  test("creates a role under its path", () => {
    const [setup] = cases;
    const documents = setup === undefined ? null : { ...documentsFor(setup), rolePath: "/vendors/" };
    const commands = documents === null ? [] : createCliCommands(documents).map(({ command }) => command);
    expect(commands.filter((command) => command.includes("--path /vendors/"))).toHaveLength(1);
  });

  test("says in words what each command is for", () => {
    for (const setup of cases) {
      for (const { purpose } of createCliCommands(documentsFor(setup)))
        expect(purpose).toMatch(/^[A-Z].*[^.]$/);
    }
  });
});

describe("quoteForShell", () => {
  test("leaves plain arguments as they are", () => {
    for (const plain of [
      "file://trust-policy.json",
      "arn:aws:iam::aws:policy/PowerUserAccess",
      "a+b=c,d.e@f-g_1",
    ]) {
      expect(quoteForShell(plain)).toBe(plain);
    }
  });

  test("gives the shell exactly the argument, whatever is in it", () => {
    const awkward = fc.string({ unit: fc.constantFrom(..."a '\"$`\\!*;&|<>()#~\n-é"), maxLength: 20 });
    fc.assert(
      fc.property(fc.array(awkward, { minLength: 10, maxLength: 40 }), (texts) => {
        const printed = runInShell(`printf '%s\\0' ${texts.map(quoteForShell).join(" ")}`);
        expect(printed.split("\0").slice(0, -1)).toEqual(texts);
      }),
      { numRuns: 20 },
    );
  });
});
