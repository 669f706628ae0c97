import { describe, expect, test } from "vitest";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import { measurePolicy } from "@/lib/iam/policy-size";
import { deriveRequirements } from "@/lib/iam/requirements";
import { INTEGRATIONS } from "@/lib/integrations/catalogue";
import { chooseCapabilities } from "@/lib/integrations/selection";
import { CHECKS_BY_METHOD, type CheckedMethod } from "./checks";
import { REMEDIES } from "./remedies";
import { createResult } from "./result";
import { KEY_ID, keyPlanWith, UNASKED, USER_ARN } from "./testing/plan";
import { isPassCode, VERDICT_CODES, type VerdictCode } from "./verdict-codes";

const plan = keyPlanWith();
const missing = plan.requirements;
const principal = { kind: "user", name: "northwind", arn: USER_ARN } as const;

function codesOf(method: CheckedMethod): VerdictCode[] {
  const checks: readonly string[] = CHECKS_BY_METHOD[method];
  return (Object.keys(VERDICT_CODES) as VerdictCode[]).filter((code) =>
    checks.includes(VERDICT_CODES[code].check),
  );
}

const codes = codesOf("access-key");

describe.each(codes.filter((code) => !isPassCode(code)))("the remedy of %s for a key", (code) => {
  const { remedy, verdict } = createResult(code, plan, { missing, wider: UNASKED, principal });
  const text = [remedy?.title, remedy?.why, ...(remedy?.steps ?? [])].join("\n");

  test("is calm, complete, in whole words, and speaks of no role", () => {
    expect(remedy?.title).toMatch(/^\S.{5,}[^.]$/);
    expect(remedy?.why).toMatch(/\.$/);
    expect(text).not.toMatch(/!|undefined|\[object|null|\brole\b|External ID/);
    for (const step of remedy?.steps ?? []) expect(step).toMatch(/\.$/);
  });

  test("says what to do when it is in the customer's hands, and asks nothing of them else", () => {
    if (remedy?.side === "customer") expect(remedy.steps.length).toBeGreaterThan(0);
    if (verdict === "fail" || verdict === "warn") expect(remedy?.side).toBe("customer");
    if (remedy?.side !== "customer") expect([remedy?.document, remedy?.command]).toEqual([null, null]);
  });

  test("gives a document that the user can hold, and the command that applies it", () => {
    if (!remedy?.document) return;
    expect(remedy.document.kind).toBe("permission-policy");
    expect(remedy.document.json.Statement.length).toBeGreaterThan(0);
    expect(measurePolicy(remedy.document.json, "user-inline").fits).toBe(true);
    expect(remedy.command).toContain("aws iam put-user-policy --user-name 'northwind'");
    expect(remedy.command).toContain("file://permission-policy.json");
  });
});

test("a pass has no remedy", () => {
  const passes: readonly string[] = codes.filter(isPassCode);
  for (const code of codes.filter(isPassCode)) expect(createResult(code, plan, {}).remedy).toBeNull();
  expect(Object.keys(REMEDIES["access-key"]).filter((code) => passes.includes(code))).toEqual([]);
});

test("the command that activates a key names the user, because IAM would take the caller's", () => {
  const { remedy } = createResult("key-not-recognised", plan, {});
  expect(remedy?.command).toBe(
    `aws iam update-access-key --user-name 'northwind' --access-key-id ${KEY_ID} --status Active`,
  );
});

describe("a default region that does not take the key", () => {
  const tell = (code: VerdictCode, region: string) => createResult(code, keyPlanWith({ region }), {}).remedy;

  test("is to be enabled where it is one that an account enables", () => {
    const remedy = tell("region-not-enabled", "me-south-1");
    expect(remedy?.why).toContain("There is such a region");
    expect(remedy?.command).toBe("aws account enable-region --region-name me-south-1");
  });

  test("is not to be enabled where every account has it", () => {
    const remedy = tell("region-not-enabled", "eu-west-1");
    expect(remedy?.why).toContain("every account has that region");
    expect([remedy?.command, remedy?.steps[0]]).toEqual([null, expect.stringContaining("Account settings")]);
  });

  test("is mistyped where there is none of that name, whether AWS answers or not", () => {
    for (const code of ["region-not-enabled", "region-unanswered"] as const) {
      expect(tell(code, "eu-wset-1")?.why).toContain("so it is most likely mistyped for eu-west-1.");
      expect(tell(code, "xy-nowhere-1")?.why).toContain("so it is most likely mistyped.");
    }
    expect(tell("region-unanswered", "eu-west-1")?.why).not.toContain("mistyped");
  });
});

test("a verdict of a role's checks is no finding of a key", () => {
  expect(() => createResult("role-refused", plan, {})).toThrow("no finding of a run by access-key");
});

const byKey = INTEGRATIONS.filter(({ accessMethods }) => accessMethods["access-key"]);

describe.each(byKey.map(({ id }) => id))("everything that %s asks for, missing at once", (id) => {
  const integration = byKey.find((one) => one.id === id);
  const sets = integration?.permissionSets ?? [];

  test.each(sets.map((set) => set.id))("is a policy that fits its place, in the set %s", async (set) => {
    if (!integration) throw new Error(`There is no ${id}`);
    const place = { partition: "aws", awsAccountId: "444455556666" as AwsAccountId } as const;
    const chosen = chooseCapabilities({ integration, permissionSetId: set });
    const requirements = await deriveRequirements(chosen, place);
    const asked = keyPlanWith({ requirements });
    const { remedy } = createResult("permissions-missing", asked, { missing: requirements, principal });
    const { document, command, steps } = remedy ?? {};
    if (!document || !command) throw new Error("There is nothing to paste");
    const isInline = command.includes("put-user-policy");
    expect(measurePolicy(document.json, isInline ? "user-inline" : "managed").fits).toBe(true);
    if (isInline) return;
    expect(command).toMatch(/\naws iam create-policy .*\naws iam attach-user-policy --user-name 'northwind'/);
    expect(command).toContain("--policy-arn arn:aws:iam::444455556666:policy/RolebridgeAddition-");
    expect(steps?.join(" ")).toContain("Attach policies directly");
  });
});

describe.each(INTEGRATIONS.map(({ id }) => id))("the troubleshooting of %s", (id) => {
  test("names verdicts that a verification by one of its methods can come to", () => {
    const integration = INTEGRATIONS.find((one) => one.id === id);
    const methods = Object.keys(integration?.accessMethods ?? {}) as CheckedMethod[];
    const possible: readonly string[] = methods.flatMap(codesOf).filter((code) => !isPassCode(code));
    for (const { verdictCodes } of integration?.troubleshooting ?? []) {
      for (const code of verdictCodes) expect(possible).toContain(code);
    }
  });
});
