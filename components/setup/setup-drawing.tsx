import { AccessKeyDrawing } from "@/components/connection/access-key-drawing";
import { ConnectionDrawing } from "@/components/connection/connection-drawing";
import type { DrawnVerdicts } from "@/components/connection/drawing-parts";
import type { SetupView } from "@/lib/setup/setup-view";

interface SetupDrawingProps {
  view: SetupView;
  verdicts?: DrawnVerdicts;
}

/** The one picture, filled in with what is known of this connection. */
export function SetupDrawing({ view, verdicts }: SetupDrawingProps) {
  const shared = {
    vendorName: view.productName,
    awsAccountId: view.awsAccountId,
    capabilities: view.documents.sections,
  };
  if (view.accessMethod === "access-key") {
    const accessKeyId = view.candidateKeyId ?? view.currentKeyId;
    return (
      <AccessKeyDrawing
        {...shared}
        accessKeyId={accessKeyId}
        userArn={view.userArn}
        suggestedUserName={view.documents.userName}
        region={view.region}
        {...(verdicts && { verdicts })}
      />
    );
  }
  const { vendorPrincipal, externalId, roleArn } = view;
  return (
    <ConnectionDrawing
      {...shared}
      vendorPrincipal={vendorPrincipal}
      externalId={externalId}
      roleArn={roleArn}
      {...(verdicts && { verdicts })}
    />
  );
}
