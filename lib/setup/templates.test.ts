import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import { defaultRegion } from "@/lib/iam/partition";
import { createCatalogue } from "@/lib/integrations/catalogue";
import { defineIntegration } from "@/lib/integrations/manifest";
import { getPermissionSet } from "@/lib/integrations/selection";
import sixth from "./cases/sixth-product.json";
import { createCliCommands } from "./cli-commands";
import {
  createCloudFormationCommands,
  createCloudFormationTemplate,
  fitsTemplateBody,
  formatCloudFormationTemplate,
} from "./cloudformation";
import { createConsoleSteps } from "./console-steps";
import { hclArguments, hclValue } from "./hcl";
import { createRoleDocuments, type RoleDocuments } from "./role-documents";
import { createTerraformConfiguration } from "./terraform";
import { type DescribedRole, readCliCommands } from "./testing/described-role";
import { readCloudFormation } from "./testing/read-cloudformation";
import { parseTerraform, readDocument, readTerraform } from "./testing/read-terraform";

const awsAccountId = "111122223333" as AwsAccountId;
const { integrations } = createCatalogue([defineIntegration(sixth)]);

/** Actions beyond what one inline policy holds. */
const wide = defineIntegration({
  ...sixth,
  id: "wide",
  name: "7 Wide",
  capabilities: sixth.capabilities.map((capability) => ({
    ...capability,
    statements: Array.from({ length: 120 }, (_, index) => ({
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:PutObject", "s3:ListBucket"],
      Resource: `arn:aws:s3:::bucket-${index}-of-the-customer/\${aws:username}/*`,
    })),
  })),
});

interface Setup {
  name: string;
  documents: RoleDocuments;
}

const ACCEPTED: [string, ...string[]][] = [["rb-one"], ["rb-one", "rb-two"]];

/** Every product, permission set and choice, in two partitions, as it is and while the External ID is exchanged. */
const setups: Setup[] = [...integrations, wide]
  .filter(({ accessMethods }) => accessMethods["iam-role"] !== undefined)
  .flatMap((integration) =>
    integration.permissionSets.flatMap(({ id: permissionSetId }) =>
      (["aws", "aws-cn"] as const).flatMap((partition) =>
        [undefined, getPermissionSet(integration, permissionSetId).capabilityIds].flatMap((capabilityIds) =>
          ACCEPTED.map((externalIds) => ({
            name: [
              ...[integration.name, permissionSetId, partition],
              capabilityIds ? "everything" : "as suggested",
              `${externalIds.length} External ID(s)`,
            ].join(", "),
            documents: createRoleDocuments({
              ...{ integration, permissionSetId, partition, awsAccountId, externalIds },
              ...(capabilityIds && { capabilityIds }),
              principalArn: `arn:${partition}:iam::999988887777:user/vendor`,
            }),
          })),
        ),
      ),
    ),
  );

/** The documents in the order in which the console's steps have them pasted. */
function pastedInConsole(documents: RoleDocuments): unknown[] {
  return createConsoleSteps(documents).flatMap(({ value }) =>
    value !== undefined && value.kind !== "text" ? [JSON.parse(value.text)] : [],
  );
}

function documentsIn({ trustPolicy, inlinePolicies, customerPolicies }: DescribedRole): unknown[] {
  return [trustPolicy, ...Object.values(inlinePolicies), ...Object.values(customerPolicies)];
}

describe.each(setups)("$name", ({ documents }) => {
  const byCli = readCliCommands(createCliCommands(documents));

  test("CloudFormation makes the role that the AWS CLI and the console make", () => {
    const described = readCloudFormation(formatCloudFormationTemplate(documents));
    expect(described).toEqual(byCli);
    expect(documentsIn(described)).toEqual(pastedInConsole(documents));
  });

  test("Terraform makes the role that the AWS CLI and the console make", async () => {
    const described = await readTerraform(createTerraformConfiguration(documents));
    expect(described).toEqual(byCli);
    expect(documentsIn(described)).toEqual(pastedInConsole(documents));
  });
});

const [first] = setups.map(({ documents }) => documents) as [RoleDocuments];

/** A role that stands already, under a name and a path of the customer's own. */
const entered = { ...first, roleName: "2+Own,Role", rolePath: "/vendors/", policyName: "2+Own,RolePolicy" };

describe("the template", () => {
  test("is of a size that CloudFormation takes without a bucket, for every product but a very wide one", () => {
    for (const { name, documents } of setups)
      expect(fitsTemplateBody(documents), name).toBe(documents.integrationName !== wide.name);
    const large = { ...first, roleDescription: "é".repeat(25_000) };
    expect(formatCloudFormationTemplate(large).length).toBeLessThan(51_200);
    expect(fitsTemplateBody(large), "bytes, not characters").toBe(false);
  });

  test("puts out the role's ARN and nothing else, which is what the second command reads", () => {
    const { Outputs } = createCloudFormationTemplate(first);
    expect(Object.entries(Outputs)).toMatchObject([
      ["RoleArn", { Value: { "Fn::GetAtt": ["Role", "Arn"] } }],
    ]);
  });

  test("is deployed with leave to make a named role, into one stack of one region", () => {
    for (const { documents } of setups) {
      const [deploy, show] = createCloudFormationCommands(documents).map(({ command }) => command);
      const region = `--region ${defaultRegion(documents.partition)}`;
      const stack = `--stack-name role-${documents.roleName} `;
      for (const part of [region, stack, "--capabilities CAPABILITY_NAMED_IAM", "cloudformation.json"])
        expect(deploy).toContain(part);
      for (const part of [region, stack, "describe-stacks"]) expect(show).toContain(part);
    }
    expect(createCloudFormationCommands(entered)[0]?.command).toContain("--stack-name role-2-Own-Role ");
  });
});

describe("the configuration", () => {
  test("has a role's own name and path", async () => {
    const described = await readTerraform(createTerraformConfiguration(entered));
    expect(described).toEqual(readCliCommands(createCliCommands(entered)));
    expect(described).toEqual(readCloudFormation(formatCloudFormationTemplate(entered)));
  });

  test("asks for HashiCorp's provider, in the customer's account alone, and puts out the role's ARN", async () => {
    for (const { documents } of setups) {
      const { terraform, provider, output, resource } = await parseTerraform(
        createTerraformConfiguration(documents),
      );
      expect(terraform).toEqual([
        { required_providers: [{ aws: { source: "hashicorp/aws", version: ">= 5.0" } }] },
      ]);
      expect(provider.aws).toEqual([
        { region: defaultRegion(documents.partition), allowed_account_ids: [awsAccountId] },
      ]);
      const [role = ""] = Object.keys(resource.aws_iam_role ?? {});
      expect(role).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(output).toEqual({ role_arn: [{ value: `\${aws_iam_role.${role}.arn}` }] });
    }
  });

  test("says exactly what the document says, whatever text is in it", async () => {
    const unit = fc.constantFrom("${", "%{", ..."a$%{}\"'\\\n\t~é#/*<");
    const awkward = fc.string({ unit, maxLength: 8 });
    const document = fc.dictionary(
      awkward.filter((key) => key !== "__proto__"),
      fc.oneof(awkward, fc.integer(), fc.boolean(), fc.array(awkward, { maxLength: 3 })),
      { minKeys: 1, maxKeys: 4 },
    );
    await fc.assert(
      fc.asyncProperty(document, async (given) => {
        const text = `locals {\n${hclArguments({ x: `jsonencode(${hclValue({ Given: given })})` })}\n}\n`;
        const { locals } = (await parseTerraform(text)) as unknown as { locals: [{ x: string }] };
        expect(await readDocument(locals[0].x)).toEqual({ Given: given });
      }),
      { numRuns: 200 },
    );
  });
});
