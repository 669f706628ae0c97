import { type SessionApproval, SessionPolicyJson } from "@/components/connection/session-policy-json";
import { PolicyJson } from "@/components/policy-json/policy-json";
import { ButtonLink } from "@/components/ui/button";
import { paths } from "@/lib/paths";
import type { VendorUserDocuments } from "@/lib/setup/vendor-user-documents";

interface TwoLayersProps {
  connectionId: string;
  productName: string;
  approval: SessionApproval | null;
  vendorUser: VendorUserDocuments | null;
}

/** What narrows a product further: its own user may only assume the role, and a session only use what was approved. */
export function TwoLayers({ connectionId, productName, approval, vendorUser }: TwoLayersProps) {
  return (
    <>
      {vendorUser && (
        <section aria-labelledby="vendor-user" className="space-y-4">
          <div>
            <h2 id="vendor-user" className="font-semibold">
              The user {vendorUser.userName} may only assume this role
            </h2>
            <p className="max-w-prose text-soft">
              {productName} signs in as this user. Attach this policy to it, and no other.
            </p>
          </div>
          <PolicyJson
            name="vendor-user"
            title={vendorUser.policyName}
            document={vendorUser.document}
            size={vendorUser.size}
          />
        </section>
      )}
      {approval && (
        <section aria-labelledby="session-policy" className="space-y-4">
          <div>
            <h2 id="session-policy" className="font-semibold">
              Each session is narrower than the role
            </h2>
            <p className="max-w-prose text-soft">
              {approval.purpose} There is nothing to create: {productName} sends this policy along.
            </p>
          </div>
          <SessionPolicyJson connectionId={connectionId} approval={approval} />
          <ButtonLink href={paths.approvedServices(connectionId)}>Choose the approved services</ButtonLink>
        </section>
      )}
    </>
  );
}
