import { PolicyJson } from "@/components/policy-json/policy-json";
import type { SessionPolicy } from "@/lib/setup/session-policy";
import type { VendorUserDocuments } from "@/lib/setup/vendor-user-documents";

interface TwoLayersProps {
  productName: string;
  sessionPolicy: (SessionPolicy & { purpose: string }) | null;
  vendorUser: VendorUserDocuments | null;
}

/** What narrows a product further: its own user may only assume the role, and a session only use what was approved. */
export function TwoLayers({ productName, sessionPolicy, vendorUser }: TwoLayersProps) {
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
      {sessionPolicy && (
        <section aria-labelledby="session-policy" className="space-y-4">
          <div>
            <h2 id="session-policy" className="font-semibold">
              Each session is narrower than the role
            </h2>
            <p className="max-w-prose text-soft">
              {sessionPolicy.purpose} There is nothing to create: {productName} sends this policy along.
            </p>
          </div>
          <PolicyJson
            name="session-policy"
            title="Session policy with every service approved"
            document={sessionPolicy.document}
            size={sessionPolicy.size}
          />
        </section>
      )}
    </>
  );
}
