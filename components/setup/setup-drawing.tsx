import { ConnectionDrawing } from "@/components/connection/connection-drawing";
import type { DrawnVerdicts } from "@/components/connection/drawing-parts";
import type { SetupView } from "@/lib/setup/setup-view";

/** The one picture, filled in with what is known of this connection. */
export function SetupDrawing({ view, verdicts }: { view: SetupView; verdicts?: DrawnVerdicts }) {
  const { productName, vendorPrincipal, externalId, roleArn, awsAccountId, documents } = view;
  return (
    <ConnectionDrawing
      vendorName={productName}
      vendorPrincipal={vendorPrincipal}
      externalId={externalId}
      roleArn={roleArn}
      awsAccountId={awsAccountId}
      capabilities={documents.sections}
      {...(verdicts && { verdicts })}
    />
  );
}
