import { describe, expect, test } from "vitest";
import type { CheckResult } from "./check-result";
import { readRegionPattern, regionsToAsk } from "./region-pattern";
import { keyPlanWith, planWith } from "./testing/plan";
import { tellKeyRun } from "./testing/tell-key-run";
import { tellRun } from "./testing/tell-run";
import { tellRegion } from "./testing/told-regions";

const SCP =
  "not authorized to perform: sts:GetAccessKeyInfo with an explicit deny in a service control policy";
const UNLISTED = "because no service control policy allows the sts:GetAccessKeyInfo action";
const NO_POLICY = "because no identity-based policy allows the sts:GetAccessKeyInfo action";
const NO_BOUNDARY = "because no permissions boundary allows the sts:GetAccessKeyInfo action";
const DENY = "with an explicit deny in an identity-based policy";
const SELF_CHECK = "AccessDenied: not authorized with an explicit deny in a service control policy";

describe("the regions that are asked", () => {
  test("begin with IAM's own, and then the customer's", () => {
    const widely = ["us-east-1", "eu-central-1", "eu-west-1", "ap-southeast-1"];
    expect(regionsToAsk(planWith())).toEqual(widely);
    expect(regionsToAsk(keyPlanWith({ region: "me-south-1" }))).toEqual([
      ...["us-east-1", "me-south-1", "eu-central-1", "eu-west-1"],
    ]);
    expect(regionsToAsk(keyPlanWith({ region: "us-east-1" }))).toEqual(widely);
    expect(regionsToAsk(keyPlanWith({ region: null }))).toEqual(widely);
    expect(regionsToAsk(keyPlanWith({ region: "eu-cental-1" }))).toEqual(widely);
  });

  test("are those of the account's partition", () => {
    expect(regionsToAsk(planWith({ partition: "aws-cn" }))).toEqual(["cn-north-1", "cn-northwest-1"]);
    expect(regionsToAsk(planWith({ partition: "aws-eusc" }))).toEqual(["eusc-de-east-1"]);
  });
});

describe("what the regions say together", () => {
  const read = (told: Record<string, string>) =>
    readRegionPattern(
      Object.keys(told).map((region) => tellRegion(told, region).evidence),
      "aws",
    );

  test.each([NO_POLICY, NO_BOUNDARY, "answered"])("a lock, where one is spared: %s", (spared) => {
    expect(read({ "us-east-1": SCP, "eu-west-1": spared, "eu-central-1": "silence" })).toEqual({
      kind: "by-region",
      denied: ["us-east-1"],
      spared: ["eu-west-1"],
    });
  });

  test("a denial of everything, where it is denied everywhere", () => {
    const expected = { kind: "everywhere", denied: ["us-east-1", "eu-west-1"] };
    expect(read({ "us-east-1": SCP, "eu-west-1": SCP })).toEqual(expected);
    expect(read({ "us-east-1": UNLISTED, "eu-west-1": UNLISTED })).toEqual(expected);
  });

  test("none, where IAM's own region lets it through", () => {
    expect(read({ "us-east-1": NO_POLICY, "eu-west-1": SCP })).toEqual({ kind: "not-by-region" });
  });

  test.each([
    ["no answer in IAM's own region", { "us-east-1": "silence", "eu-west-1": SCP }],
    ["another Deny there", { "us-east-1": DENY, "eu-west-1": SCP }],
    ["no other region is clear", { "us-east-1": SCP, "eu-west-1": "silence", "eu-central-1": DENY }],
    ["nothing asked", {}],
  ])("nothing: %s", (_, told: Record<string, string>) => {
    expect(read(told)).toBeNull();
  });
});

describe("a run", () => {
  const reasonOf = (results: CheckResult[]) =>
    results.find(({ check }) => check === "permissions")?.remedy?.why ?? "";

  test("asks the regions where an organisation refuses the question about itself", async () => {
    const regions = { "us-east-1": SCP, "eu-central-1": NO_POLICY };
    const { asked, results } = await tellKeyRun({ simulation: SELF_CHECK, regions });
    expect(asked.filter((one) => one.startsWith("question"))).toHaveLength(4);
    expect(reasonOf(results)).toMatch(
      /^A service control policy of your AWS organisation denies calls by region: it lets them through in eu-central-1, and denies them in us-east-1\./,
    );
    const permissions = results.find(({ check }) => check === "permissions");
    expect(permissions?.remedy?.steps[0]).toContain('"iam:*" and "sts:*" have to stand under NotAction');
    expect(permissions?.evidence.flatMap(({ region }) => region ?? [])).toEqual([
      ...["us-east-1", "eu-central-1", "eu-west-1", "ap-southeast-1"],
    ]);
  });

  test("says no more than it knows where they are silent", async () => {
    const { results } = await tellKeyRun({ simulation: SELF_CHECK });
    expect(reasonOf(results)).toMatch(
      /^A service control policy of your AWS organisation denies iam:SimulatePrincipalPolicy\. So the access/,
    );
  });

  test.each([
    ["nothing is wrong", {}],
    ["a policy refuses the question", { simulation: `AccessDenied: ${DENY}` }],
    ["no policy allows it", { simulation: `AccessDenied: ${NO_POLICY}` }],
  ])("does not ask where %s", async (_, answers) => {
    const { asked } = await tellKeyRun(answers);
    expect(asked.filter((one) => one.startsWith("question"))).toEqual([]);
  });

  test("of a role that may not ask without a reason does not either", async () => {
    const { results } = await tellRun({ simulation: "denied" });
    expect(results.flatMap(({ evidence }) => evidence).filter(({ region }) => region)).toEqual([]);
  });
});
