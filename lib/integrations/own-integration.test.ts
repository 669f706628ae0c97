import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import { deriveRequirements } from "@/lib/iam/requirements";
import { createCatalogue, INTEGRATIONS } from "./catalogue";
import { checkIntegration } from "./check-manifest";
import { HANDOVER_VALUES } from "./handover-values";
import { type Integration, parseIntegration } from "./manifest";
import { integrationSchema } from "./manifest-schema";
import { chooseCapabilities, unaskedCapabilities } from "./selection";

const guide = readFileSync(fileURLToPath(new URL("../../docs/integrations.md", import.meta.url)), "utf8");
const example = /```json\n([\s\S]*?)\n```/.exec(guide)?.[1] ?? "";
const place = { partition: "aws", awsAccountId: "111122223333" as AwsAccountId } as const;

function readExample(): Integration {
  return parseIntegration(example, "acme.json");
}

async function actionsOf(integration: Integration, capabilityIds?: string[]): Promise<string[]> {
  const choice = { integration, ...(capabilityIds === undefined ? {} : { capabilityIds }) };
  const requirements = await deriveRequirements(chooseCapabilities(choice), place);
  return requirements.map(({ action }) => action).sort();
}

describe("the example of the documentation", () => {
  test("can be used as it is, without any fault", async () => {
    expect(await checkIntegration(readExample())).toEqual([]);
  });

  test("joins the shipped products as a sixth", () => {
    const catalogue = createCatalogue([readExample()]);
    expect(catalogue.integrations.map(({ id }) => id)).toEqual([...INTEGRATIONS.map(({ id }) => id), "acme"]);
    expect(catalogue.get("acme").name).toBe("Acme");
    expect(() => createCatalogue([readExample(), readExample()])).toThrow('Two manifests have the id "acme"');
  });

  test("requires what it says, and what is on request only then", async () => {
    const always = ["cloudwatch:GetMetricData", "ec2:DescribeSnapshots", "ec2:DescribeVolumes"];
    expect(await actionsOf(readExample())).toEqual(always);
    expect(unaskedCapabilities({ integration: readExample() }).map(({ id }) => id)).toEqual(["clean-up"]);
    expect(await actionsOf(readExample(), ["clean-up"])).toEqual([
      "cloudwatch:GetMetricData",
      "ec2:DeleteSnapshot",
      "ec2:DescribeSnapshots",
      "ec2:DescribeVolumes",
    ]);
  });
});

describe("the documentation", () => {
  test("names every field of a manifest and every value of a hand-over file", () => {
    for (const name of [...Object.keys(integrationSchema.shape), ...HANDOVER_VALUES]) {
      expect(guide).toContain(`\`${name}\``);
    }
  });
});

describe("parseIntegration", () => {
  test("fills in what a file leaves out", () => {
    expect(readExample()).toMatchObject({
      vendorPrincipal: "account",
      regions: "any",
      partitions: ["aws"],
      longestSessionSeconds: 3600,
      corrections: [],
      settings: [],
      handover: [],
      troubleshooting: [],
    });
  });

  test("names the file and the place of each fault", () => {
    const faulty = example.replace('"id": "metrics"', '"id": "Metrics"').replace('"Allow"', '"Deny"');
    expect(() => parseIntegration(faulty, "acme.json")).toThrow(
      /^The manifest in acme\.json cannot be used:\n {2}capabilities\[0\]\.id: .+\n {2}capabilities\[0\]\.statements\[0\]\.Effect: /,
    );
  });

  test("names the file that is not JSON", () => {
    expect(() => parseIntegration(example.slice(0, -1), "acme.json")).toThrow(
      /^The manifest in acme\.json cannot be used:\n {2}the file is not JSON: /,
    );
  });

  test("reads a file that begins with a byte order mark", () => {
    expect(parseIntegration(`\uFEFF${example}`, "acme.json")).toEqual(readExample());
  });
});
