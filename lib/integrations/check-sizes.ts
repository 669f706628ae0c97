import type { Statement } from "@/lib/iam/policy-document";
import { measurePolicy, POLICY_QUOTAS } from "@/lib/iam/policy-size";
import { MAX_ATTACHED_POLICIES, type SplitPlan, splitStatements } from "@/lib/iam/policy-split";
import { correctedStatements } from "./corrections";
import { fault, type PlacedFault } from "./fault";
import type { AccessMethod, Integration } from "./manifest";
import { chooseCapabilities } from "./selection";

/** As long as the documents' own statement `SelfCheck` is for a name and a path of usual length. */
const SELF_CHECK: Statement = {
  Sid: "SelfCheck",
  Effect: "Allow",
  Action: "iam:SimulatePrincipalPolicy",
  Resource: "x".repeat(150),
};

const METHODS: readonly AccessMethod[] = ["iam-role", "access-key"];

/**
 * Statements that no policy can hold, and permission sets that need several policies or more than AWS attaches.
 * Being split is no error, but an author should know of it. Call it only where every capability exists.
 */
export function checkSizes(integration: Integration): PlacedFault[] {
  const methods = METHODS.filter((method) => integration.accessMethods[method] !== undefined);
  const statements = checkStatements(integration, methods);
  if (statements.length > 0) return statements;
  return integration.permissionSets.flatMap(({ id }) =>
    methods.flatMap((method) => checkPermissionSet(integration, id, method)),
  );
}

function checkStatements(integration: Integration, methods: readonly AccessMethod[]): PlacedFault[] {
  return integration.capabilities.flatMap((capability) =>
    capability.statements.flatMap((_, index) => {
      const one = { ...capability, statements: capability.statements.slice(index, index + 1) };
      const statements = correctedStatements(integration, one);
      const refusing = methods.find((method) => splitStatements(statements, planFor(method, 0)) === null);
      if (refusing === undefined) return [];
      const message = `It has ${charactersOf(statements)} characters, AWS takes ${quotaOf(refusing)} in one policy, and cutting its list of actions does not help. Divide its resources among several statements.`;
      return [fault("statement-over-quota", `capabilities.${capability.id}.statements[${index}]`, message)];
    }),
  );
}

function checkPermissionSet(integration: Integration, id: string, method: AccessMethod): PlacedFault[] {
  const capabilityIds = integration.permissionSets.find((set) => set.id === id)?.capabilityIds ?? [];
  const capabilities = chooseCapabilities({ integration, permissionSetId: id, capabilityIds });
  const statements = capabilities.flatMap((one) => one.statements);
  const managed = new Set(capabilities.flatMap((one) => one.managedPolicies)).size;
  const documents = splitStatements([...statements, SELF_CHECK], planFor(method, managed));
  if (documents?.length === 1) return [];
  const size = `With the access method ${method} its policy has ${charactersOf([...statements, SELF_CHECK])} characters, and AWS takes ${quotaOf(method)}.`;
  const place = `permissionSets.${id}`;
  if (documents === null) {
    const mend = `No more than ${MAX_ATTACHED_POLICIES} policies can be attached, ${managed} of them AWS's own: offer fewer capabilities, or shorter statements.`;
    return [fault("over-quota", place, `${size} ${mend}`)];
  }
  const message = `${size} The documents split it into ${documents.length} policies.`;
  return [{ ...fault("over-quota", place, message), severity: "corrected" }];
}

function planFor(method: AccessMethod, managed: number): SplitPlan {
  const attachable = MAX_ATTACHED_POLICIES - managed;
  return method === "iam-role"
    ? { quotas: [POLICY_QUOTAS["role-inline"], POLICY_QUOTAS.managed], maxDocuments: 1 + attachable }
    : { quotas: [POLICY_QUOTAS.managed], maxDocuments: attachable };
}

function quotaOf(method: AccessMethod): number {
  return POLICY_QUOTAS[method === "iam-role" ? "role-inline" : "managed"];
}

function charactersOf(statements: Statement[]): number {
  return measurePolicy({ Version: "2012-10-17", Statement: statements }, "managed").characters;
}
