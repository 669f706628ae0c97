import type { DefinitionList } from "@/components/ui/definition-list";
import { Identifier } from "@/components/ui/identifier";
import type { SetupView } from "@/lib/setup/setup-view";

type Definitions = Parameters<typeof DefinitionList>[0]["items"];

/** What a connection rests on, in AWS's identifiers. */
export function listAccessFacts(view: SetupView): Definitions {
  const account = { term: "AWS account", description: <Identifier value={view.awsAccountId} /> };
  if (view.accessMethod === "access-key") {
    return [
      account,
      { term: "IAM user", description: identifier(view.userArn) },
      { term: "Access key", description: identifier(view.currentKeyId ?? view.candidateKeyId) },
      {
        term: "Default region",
        description: view.region ? <Identifier value={view.region} /> : "None named",
      },
    ];
  }
  return [
    account,
    { term: "Role", description: identifier(view.roleArn) },
    { term: "External ID", description: <Identifier value={view.externalId} /> },
    { term: "We ask as", description: <Identifier value={view.vendorPrincipal} /> },
  ];
}

function identifier(value: string | null) {
  return value ? <Identifier value={value} /> : "Not entered yet";
}
