import type { DefinitionList } from "@/components/ui/definition-list";
import { Identifier } from "@/components/ui/identifier";
import type { KeyView, SetupView } from "@/lib/setup/setup-view";

type Definitions = Parameters<typeof DefinitionList>[0]["items"];

/** What a connection rests on, in AWS's identifiers. */
export function listAccessFacts(view: SetupView): Definitions {
  const account = { term: "AWS account", description: <Identifier value={view.awsAccountId} /> };
  if (view.accessMethod === "access-key") return [account, ...listKeyFacts(view)];
  return [
    account,
    { term: "Role", description: identifier(view.roleArn) },
    { term: "External ID", description: <Identifier value={view.externalId} /> },
    { term: "We ask as", description: <Identifier value={view.vendorPrincipal} /> },
    ...(view.servingKeyId
      ? [{ term: "Serves until then", description: <>the access key {identifier(view.servingKeyId)}</> }]
      : []),
  ];
}

function listKeyFacts({ userArn, currentKeyId, candidateKeyId, region }: KeyView): Definitions {
  const isReplacing = currentKeyId !== null && candidateKeyId !== null;
  return [
    { term: "IAM user", description: identifier(userArn) },
    { term: "Access key", description: identifier(currentKeyId ?? candidateKeyId) },
    ...(isReplacing ? [{ term: "New access key", description: identifier(candidateKeyId) }] : []),
    ...(region ? [{ term: "Default region", description: <Identifier value={region} /> }] : []),
  ];
}

function identifier(value: string | null) {
  return value ? <Identifier value={value} /> : "Not entered yet";
}
