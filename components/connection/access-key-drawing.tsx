import { Identifier } from "@/components/ui/identifier";
import { DrawingSmall } from "./drawing-small";

export interface AccessKeyDrawingProps {
  vendorName: string;
  accessKeyId: string | null;
  userArn: string | null;
  awsAccountId: string;
  capabilities: { title: string }[];
}

/** The picture of a connection by key: whoever holds the key is the user. */
export function AccessKeyDrawing({
  vendorName,
  accessKeyId,
  userArn,
  awsAccountId,
  capabilities,
}: AccessKeyDrawingProps) {
  return (
    <figure className="drawing">
      <figcaption>
        {vendorName} signs as {userArn ? <Identifier value={userArn} /> : "an IAM user"} in account{" "}
        <Identifier value={awsAccountId} /> with the key{" "}
        {accessKeyId ? <Identifier value={accessKeyId} /> : "that is not entered yet"}. It grants:{" "}
        {capabilities.map(({ title }) => title).join(", ")}.
      </figcaption>
      <DrawingSmall
        hasVendor
        hasExternalId={accessKeyId !== null}
        hasRole={userArn !== null}
        hasCapabilities={userArn !== null}
      />
    </figure>
  );
}
