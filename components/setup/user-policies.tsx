import { PolicyJson } from "@/components/policy-json/policy-json";
import { paths } from "@/lib/paths";
import { formatPolicy } from "@/lib/setup/format-policy";
import type { KeyView } from "@/lib/setup/setup-view";

interface UserPoliciesProps {
  view: KeyView;
  /** The text of the one policy to show; every policy when absent. */
  stepText?: string | undefined;
}

/** The policies that are to be created for the user, each with what it is for. */
export function UserPolicies({ view, stepText }: UserPoliciesProps) {
  const policies = view.documents.policies.filter(
    ({ document }) => stepText === undefined || formatPolicy(document) === stepText,
  );
  return policies.map(({ name, document, size, sections }) => (
    <PolicyJson
      key={name}
      name={`policy-${name}`}
      title={name}
      document={document}
      size={size}
      sections={sections}
      marks={[{ text: view.awsAccountId, label: "Your AWS account" }]}
      downloadHref={paths.document(view.connectionId, name)}
      fileName={`${name}.json`}
    />
  ));
}
