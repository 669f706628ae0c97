import { AccessKeyDrawing } from "@/components/connection/access-key-drawing";
import { ConnectionDrawing } from "@/components/connection/connection-drawing";
import type { DrawnVerdicts } from "@/components/connection/drawing-parts";
import type { KeyView, SetupView } from "@/lib/setup/setup-view";
import type { ExistingUser } from "./existing-user";

interface SetupDrawingProps {
  view: SetupView;
  verdicts?: DrawnVerdicts;
  /** The user that the customer has already, where one is to be used. */
  existing?: ExistingUser | null;
}

/** The one picture, filled in with what is known of this connection. */
export function SetupDrawing({ view, verdicts, existing = null }: SetupDrawingProps) {
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
        plannedUserName={planUser(view, existing)}
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

/** Null where it is one that the customer has, and which one is still open. */
function planUser({ documents }: KeyView, existing: ExistingUser | null): string | null {
  return existing?.isChosen ? (existing.documents?.userName ?? null) : documents.userName;
}
