import "server-only";
import { listIntegrations } from "@/lib/connections/integrations";
import type { AccessMethod } from "@/lib/integrations/manifest";
import { canStoreSecrets } from "./vault";

export interface Product {
  id: string;
  name: string;
  purpose: string;
  methods: AccessMethod[];
}

/** The products that can be connected here: one by access keys only where there is a place to keep them. */
export function listProducts(): Product[] {
  const isOffered = (method: AccessMethod) => method === "iam-role" || canStoreSecrets();
  return listIntegrations()
    .map(({ id, name, purpose, accessMethods }) => ({
      id,
      name,
      purpose,
      methods: (["iam-role", "access-key"] as const).filter(
        (method) => accessMethods[method] && isOffered(method),
      ),
    }))
    .filter(({ methods }) => methods.length > 0);
}
