import { PolicyJson } from "@/components/policy-json/policy-json";
import { paths } from "@/lib/paths";
import type { RoleView } from "@/lib/setup/setup-view";
import { externalIdMarks } from "./policy-marks";

interface SetupDocumentProps {
  kind: "trust-policy" | "permission-policy";
  view: RoleView;
}

/** One of the two documents of the role, with what it holds marked and measured. */
export function SetupDocument({ kind, view }: SetupDocumentProps) {
  const { documents, awsAccountId, vendorPrincipal, connectionId } = view;
  const shared = {
    name: kind,
    downloadHref: paths.document(connectionId, kind),
    fileName: `${kind}.json`,
  };
  if (kind === "trust-policy") {
    const vendorAccountId = vendorPrincipal.split(":")[4] ?? "";
    return (
      <PolicyJson
        {...shared}
        title="Trust policy"
        document={documents.trustPolicy}
        size={documents.trustSize}
        marks={[...externalIdMarks(view), { text: vendorAccountId, label: "Our AWS account" }]}
      />
    );
  }
  return (
    <PolicyJson
      {...shared}
      title="Permission policy"
      document={documents.permissionPolicy}
      size={documents.permissionSize}
      sections={documents.sections}
      marks={[{ text: awsAccountId, label: "Your AWS account" }]}
    />
  );
}
