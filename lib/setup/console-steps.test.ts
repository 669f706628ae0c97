import { describe, expect, test } from "vitest";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import { getIntegration } from "@/lib/integrations/catalogue";
import cases from "./cases/console-steps.json";
import { createConsoleSteps } from "./console-steps";
import { createRoleDocuments } from "./role-documents";
import { plainText, type TextPart, writeParts } from "./setup-step";

function documentsFor(integrationId: string) {
  return createRoleDocuments({
    integration: getIntegration(integrationId),
    partition: "aws",
    awsAccountId: "111122223333" as AwsAccountId,
    principalArn: "arn:aws:iam::999988887777:user/infrawatch-power-user",
    externalIds: ["rb-one"],
  });
}

function withMarks(parts: readonly TextPart[]): string {
  const marks = { text: "", control: "**", value: "`" };
  return parts.map(({ kind, text }) => `${marks[kind]}${text}${marks[kind]}`).join("");
}

describe("createConsoleSteps", () => {
  for (const { name, integrationId, steps } of cases) {
    test(`leads through the console for ${name}`, () => {
      expect(createConsoleSteps(documentsFor(integrationId)).map(({ text }) => withMarks(text))).toEqual(
        steps,
      );
    });
  }

  test("pastes the trust policy before it gives any permission", () => {
    for (const id of ["cloudlvl", "infrawatch"]) {
      const steps = createConsoleSteps(documentsFor(id)).map((step) => step.id);
      const permissions = steps.findIndex(
        (step) => step.startsWith("attach-") || step === "permission-policy",
      );
      expect(steps.indexOf("trust-policy")).toBeGreaterThan(0);
      expect(steps.indexOf("trust-policy")).toBeLessThan(permissions);
    }
  });

  test("puts both documents beside the steps where they are pasted, as JSON", () => {
    const documents = documentsFor("infrawatch");
    const values = createConsoleSteps(documents).flatMap(({ value }) => (value === undefined ? [] : [value]));
    const textOf = (kind: string) => values.find((value) => value.kind === kind)?.text ?? "";
    expect(JSON.parse(textOf("trust-policy"))).toEqual(documents.trustPolicy);
    expect(JSON.parse(textOf("permission-policy"))).toEqual(documents.permissionPolicy);
  });

  test("gives each step an id of its own", () => {
    const ids = createConsoleSteps(documentsFor("infrawatch")).map((step) => step.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("enters a duration that the console does not offer in seconds", () => {
    const documents = { ...documentsFor("infrawatch"), maxSessionDuration: 10_800 };
    const step = createConsoleSteps(documents).find(({ id }) => id === "session-duration");
    expect(plainText(step?.text ?? [])).toContain("choose Custom duration, enter 10800 seconds");
  });

  test("names the field that the page has for the ARN", () => {
    const [last] = createConsoleSteps(documentsFor("cloudlvl"), { arnFieldLabel: "ARN of the role" }).slice(
      -1,
    );
    expect(plainText(last?.text ?? [])).toMatch(/paste it here as ARN of the role\.$/);
  });

  test("opens the console of the customer's partition", () => {
    const [first] = createConsoleSteps({ ...documentsFor("cloudlvl"), partition: "aws-cn" });
    expect(first?.link?.url).toBe("https://console.amazonaws.cn/iam/home#/roles/create");
    expect(plainText(first?.text ?? [])).toContain("AWS China console");
  });
});

describe("writeParts", () => {
  test("tells the console's words and values from plain text", () => {
    expect(writeParts("Choose **Next** and enter `R`.")).toEqual([
      { kind: "text", text: "Choose " },
      { kind: "control", text: "Next" },
      { kind: "text", text: " and enter " },
      { kind: "value", text: "R" },
      { kind: "text", text: "." },
    ]);
  });
});
