import { describe, expect, test } from "vitest";
import minimal from "./cases/minimal-manifest.json";
import refused from "./cases/refused-manifests.json";
import { defineIntegration } from "./manifest";

describe("defineIntegration", () => {
  test("gives a good manifest back as it is", () => {
    expect(defineIntegration(minimal)).toEqual(minimal);
  });

  for (const { name, change, says } of refused) {
    test(`refuses ${name}, and says where`, () => {
      expect(() => defineIntegration({ ...minimal, ...change })).toThrow(says);
    });
  }

  test("names the manifest and every fault of it", () => {
    const manifest = { ...minimal, name: "", regions: [] };
    expect(() => defineIntegration(manifest)).toThrow(
      /^The manifest "acme" cannot be used:\n {2}name: .+\n {2}regions: .+$/,
    );
  });

  test("says so when there is nothing that could be a manifest", () => {
    expect(() => defineIntegration(null)).toThrow(
      "The manifest (without id) cannot be used:\n  the manifest itself: ",
    );
  });

  test("takes an integration with access keys, scoped resources, conditions and managed policies", () => {
    const manifest = {
      ...minimal,
      accessMethods: {
        "access-key": {
          recommended: true,
          suggestedUserName: "monk-deploy",
          suggestedPolicyName: "MonkClusterPolicy",
          suggestedGroupName: "Developers",
          userChoices: ["new-user", "existing-user"],
          consoleUseCase: "Third-party service",
        },
      },
      capabilities: [
        {
          ...minimal.capabilities[0],
          statements: [
            {
              Effect: "Allow",
              Action: ["kms:CreateGrant", "kms:DescribeKey"],
              Resource: ["arn:*:kms:*:*:key/*"],
              Condition: {
                "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/cluster-api-provider-aws-*" },
              },
            },
          ],
          managedPolicies: ["AmazonEC2FullAccess", "job-function/ViewOnlyAccess"],
        },
      ],
      regions: ["us-east-1", "us-gov-west-1"],
      partitions: ["aws", "aws-us-gov"],
      defaultRegion: "us-east-1",
    };
    expect(defineIntegration(manifest)).toEqual(manifest);
  });
});
