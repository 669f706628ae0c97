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
  const { documents, awsAccountId, connectionId } = view;
  const shared = {
    name: kind,
    downloadHref: paths.document(connectionId, kind),
    fileName: `${kind}.json`,
  };
  if (kind === "trust-policy") {
    return (
      <PolicyJson
        {...shared}
        title="Trust policy"
        document={documents.trustPolicy}
        size={documents.trustSize}
        marks={[...externalIdMarks(view), markVendor(view)]}
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

/** Some products have their whole account trusted: then it is said that the identity of the drawing is of it. */
function markVendor({ vendorPrincipal, documents }: RoleView): { text: string; label: string } {
  const [, , , , text = "", identity = ""] = vendorPrincipal.split(":");
  const trusted = documents.trustPolicy.Statement.map(({ Principal }) => JSON.stringify(Principal)).join();
  const isWhole = identity !== "root" && trusted.includes(`${text}:root`);
  return { text, label: isWhole ? `Our AWS account, of which ${identity} asks` : "Our AWS account" };
}
