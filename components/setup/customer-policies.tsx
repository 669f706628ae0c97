import { PolicyJson } from "@/components/policy-json/policy-json";
import type { CustomerPolicy } from "@/lib/setup/policy-sections";

interface CustomerPoliciesProps {
  policies: CustomerPolicy[];
  awsAccountId: string;
  /** Where the policy of this name can be downloaded. */
  downloadHref: (name: string) => string;
}

/** Policies that the customer creates in the AWS account, each with what it is for. */
export function CustomerPolicies({ policies, awsAccountId, downloadHref }: CustomerPoliciesProps) {
  return policies.map(({ name, document, size, sections }) => (
    <PolicyJson
      key={name}
      name={`policy-${name}`}
      title={name}
      document={document}
      size={size}
      sections={sections}
      marks={[{ text: awsAccountId, label: "Your AWS account" }]}
      downloadHref={downloadHref(name)}
      fileName={`${name}.json`}
    />
  ));
}
