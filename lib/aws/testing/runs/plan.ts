/** The plan of a whole run, made of the documents that the customer is shown. */
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import { deriveRequirements } from "@/lib/iam/requirements";
import { getIntegration } from "@/lib/integrations/catalogue";
import { defineIntegration, type Integration } from "@/lib/integrations/manifest";
import { chooseCapabilities } from "@/lib/integrations/selection";
import { listUnaskedActions } from "@/lib/integrations/unasked-actions";
import { managedPolicyArn } from "@/lib/setup/policy-sections";
import { createRoleDocuments, type RoleDocuments } from "@/lib/setup/role-documents";
import { createUserDocuments, type UserDocuments } from "@/lib/setup/user-documents";
import type { AccessKeyPlan, RolePlan } from "@/lib/verification/plan";
import { OTHER_ID, SIBLING } from "@/lib/verification/testing/plan";
import manifest from "../../cases/runs/product.json";
import { EXTERNAL_ID, FORMER_IDS, RETIRING_ID, type Sides, STAGED_ID } from "./sides";
import type { Situation } from "./situation";

export type Documents = { role: RoleDocuments; user: null } | { role: null; user: UserDocuments };

function chooseProduct({ product, names = "account", longestSessionSeconds }: Situation): Integration {
  if (product !== undefined) return getIntegration(product);
  const changes = { vendorPrincipal: names, ...(longestSessionSeconds && { longestSessionSeconds }) };
  return defineIntegration({ ...manifest, ...changes });
}

function chooseIn(situation: Situation, { customer, vendor }: Sides) {
  const { partition = "aws", permissionSet } = situation;
  return {
    integration: chooseProduct(situation),
    partition,
    awsAccountId: customer.accountId as AwsAccountId,
    principalArn: vendor.arn,
    ...(permissionSet !== undefined && { permissionSetId: permissionSet }),
  };
}

/** What the customer is shown for the situation. */
export function documentsOf(situation: Situation, sides: Sides): Documents {
  const facts = chooseIn(situation, sides);
  if (situation.accessMethod === "access-key") return { role: null, user: createUserDocuments(facts) };
  const isStaged = situation.has?.includes("staged");
  const externalIds: [string, ...string[]] = isStaged ? [EXTERNAL_ID, STAGED_ID] : [EXTERNAL_ID];
  const rolePath = typeof situation.role === "object" ? situation.role.path : undefined;
  const path = rolePath === undefined ? {} : { rolePath };
  return { role: createRoleDocuments({ ...facts, externalIds, ...path }), user: null };
}

async function planShared(situation: Situation, sides: Sides) {
  const choice = chooseIn(situation, sides);
  const { partition, awsAccountId } = choice;
  const capabilities = chooseCapabilities(choice);
  return {
    productName: choice.integration.name,
    partition,
    awsAccountId,
    requirements: await deriveRequirements(capabilities, { partition, awsAccountId }),
    capabilities: capabilities.map(({ id, title, required, managedPolicies, probes }) => {
      const policyArns = managedPolicies.map((name) => managedPolicyArn(partition, name));
      return { id, title, required, ...(policyArns.length > 0 && { managed: { policyArns, probes } }) };
    }),
    unaskedActions: listUnaskedActions(capabilities),
    retryDelaysMs: situation.retryDelaysMs ?? [],
  };
}

/** The plan of a run by role. */
export async function planRole(situation: Situation, sides: Sides, role: RoleDocuments): Promise<RolePlan> {
  const { has = [], sibling, workedBefore = false, isYoung = false, enteredArn } = situation;
  const { policyName: name, permissionPolicy: json, furtherPolicies, managedPolicyArns } = role;
  const roleArn = enteredArn ?? role.expectedRoleArn;
  return {
    ...(await planShared(situation, sides)),
    accessMethod: "iam-role",
    asked: {
      policies: [{ name, json }, ...furtherPolicies.map((one) => ({ name: one.name, json: one.document }))],
      managedPolicyArns,
    },
    vendorPrincipalArn: sides.vendor.arn,
    vendorAccountId: sides.vendor.accountId,
    roleArn,
    roleName: roleArn.slice(roleArn.lastIndexOf("/") + 1),
    externalId: EXTERNAL_ID,
    stagedExternalId: has.includes("staged") ? STAGED_ID : null,
    retiringExternalId: has.includes("retiring") ? RETIRING_ID : null,
    olderExternalIds: has.includes("former") ? FORMER_IDS : [],
    siblings: sibling ? [{ ...SIBLING, hasThisRole: sibling === "of-this-role" }] : [],
    workedBefore,
    isYoung,
    otherExternalId: OTHER_ID,
    sessionName: "rolebridge-test",
    trustPolicy: role.trustPolicy,
    longestSessionSeconds: role.maxSessionDuration,
  };
}

/** The plan of a run by access key. */
export async function planKey(
  situation: Situation,
  sides: Sides,
  user: UserDocuments,
  accessKeyId: string,
): Promise<AccessKeyPlan> {
  const { userName, groupName, policies, managedPolicyArns } = user;
  return {
    ...(await planShared(situation, sides)),
    accessMethod: "access-key",
    asked: { policies: policies.map(({ name, document: json }) => ({ name, json })), managedPolicyArns },
    accessKeyId,
    workedBefore: situation.workedBefore ?? false,
    userName,
    groupName,
    region: situation.region === undefined ? "eu-central-1" : situation.region,
  };
}
