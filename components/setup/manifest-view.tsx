import { PolicyJson } from "@/components/policy-json/policy-json";
import { DefinitionList } from "@/components/ui/definition-list";
import { Details } from "@/components/ui/details";
import type { Integration } from "@/lib/integrations/manifest";
import type { RoleDocuments } from "@/lib/setup/role-documents";
import type { UserDocuments } from "@/lib/setup/user-documents";

/** A manifest's own words, as customers read them. */
export function ManifestFacts({ integration }: { integration: Integration }) {
  const { summary, purpose, guide, accessMethods, regions, partitions, longestSessionSeconds } = integration;
  const role = accessMethods["iam-role"];
  const key = accessMethods["access-key"];
  const recommended = (one: { recommended: boolean }) => (one.recommended ? ", recommended" : "");
  return (
    <DefinitionList
      items={[
        { term: "What it does", description: summary },
        { term: "What it uses access for", description: purpose },
        { term: "Its own guide", description: guide },
        ...(role ? [{ term: "By role", description: `${role.suggestedRoleName}${recommended(role)}` }] : []),
        ...(key
          ? [{ term: "By access key", description: `${key.suggestedUserName}${recommended(key)}` }]
          : []),
        { term: "Regions", description: regions === "any" ? "any" : regions.join(", ") },
        { term: "Partitions", description: partitions.join(", ") },
        { term: "Longest session", description: `${longestSessionSeconds / 60} minutes` },
      ]}
    />
  );
}

/** The capabilities of one permission set, each with what it is for. */
export function CapabilityList({ integration, setId }: { integration: Integration; setId: string }) {
  const set = integration.permissionSets.find(({ id }) => id === setId);
  const inSet = integration.capabilities.filter(({ id }) => set?.capabilityIds.includes(id));
  return (
    <DefinitionList
      items={inSet.map(({ title, purpose, required, askedFor, managedPolicies }) => ({
        term: title,
        description: (
          <>
            {purpose}
            <span className="block text-small text-soft">
              {required ? "Required" : askedFor === "on-request" ? "On request" : "Optional"}
              {managedPolicies.length > 0 && `; AWS managed: ${managedPolicies.join(", ")}`}
            </span>
          </>
        ),
      }))}
    />
  );
}

interface SampleDocumentsProps {
  role: RoleDocuments | null;
  user: UserDocuments | null;
}

/** The documents, made out to an account that stands for a customer's. */
export function SampleDocuments({ role, user }: SampleDocumentsProps) {
  return (
    <div className="space-y-4">
      {role && (
        <>
          <Details summary="Trust policy of the role" open>
            <PolicyJson
              name="trust-policy"
              title="Trust policy"
              document={role.trustPolicy}
              size={role.trustSize}
            />
          </Details>
          <Details summary="Permission policy of the role">
            <PolicyJson
              name="permission-policy"
              title="Permission policy"
              document={role.permissionPolicy}
              size={role.permissionSize}
              sections={role.sections}
            />
          </Details>
        </>
      )}
      {[...(role?.furtherPolicies ?? []), ...(user?.policies ?? [])].map(
        ({ arn, name, document, size, sections }) => (
          <Details key={arn} summary={`Managed policy ${name}`}>
            <PolicyJson name={`policy-${name}`} title={name} {...{ document, size, sections }} />
          </Details>
        ),
      )}
    </div>
  );
}
