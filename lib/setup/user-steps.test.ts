import { describe, expect, test } from "vitest";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import { getIntegration } from "@/lib/integrations/catalogue";
import cases from "./cases/user-setups.json";
import type { TextPart } from "./setup-step";
import { createUserCliCommands } from "./user-cli-commands";
import { createUserConsoleSteps } from "./user-console-steps";
import { createUserDocuments, type UserDocuments } from "./user-documents";

interface UserSetup {
  integrationId: string;
  permissionSetId?: string;
  userChoice?: string;
}

function documentsFor({ integrationId, permissionSetId, userChoice }: UserSetup): UserDocuments {
  return createUserDocuments({
    integration: getIntegration(integrationId),
    partition: "aws",
    awsAccountId: "111122223333" as AwsAccountId,
    ...(permissionSetId === undefined ? {} : { permissionSetId }),
    ...(userChoice === "existing-user" ? { userChoice } : {}),
  });
}

function withMarks(parts: readonly TextPart[]): string {
  const marks = { text: "", control: "**", value: "`" };
  return parts.map(({ kind, text }) => `${marks[kind]}${text}${marks[kind]}`).join("");
}

describe("the set-up of an IAM user", () => {
  for (const setup of cases) {
    test(`leads through the console for ${setup.name}`, () => {
      const steps = createUserConsoleSteps(documentsFor(setup));
      expect(steps.map(({ text }) => withMarks(text))).toEqual(setup.steps);
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    });

    test(`runs the commands of ${setup.name}`, () => {
      const commands = createUserCliCommands(documentsFor(setup)).map(({ command }) => command);
      expect(commands.filter((command) => command.startsWith("aws "))).toEqual(setup.commands);
    });

    test(`puts the policies beside their steps and into files for ${setup.name}`, () => {
      const documents = documentsFor(setup);
      const values = createUserConsoleSteps(documents).flatMap(({ value }) =>
        value?.kind === "permission-policy" ? [JSON.parse(value.text)] : [],
      );
      expect(values).toEqual(documents.policies.map(({ document }) => document));
      const files = createUserCliCommands(documents).filter(({ command }) => command.startsWith("cat > "));
      expect(files).toHaveLength(documents.policies.length);
    });
  }

  test("never asks for access to the console", () => {
    for (const setup of cases) {
      const text = JSON.stringify([
        createUserConsoleSteps(documentsFor(setup)),
        createUserCliCommands(documentsFor(setup)),
      ]);
      expect(text).not.toMatch(/login-profile|console password/i);
    }
  });
});
