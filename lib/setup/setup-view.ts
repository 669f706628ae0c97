import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { RoleDocuments } from "./role-documents";

/** What every step of the wizard shows of its connection. */
export interface SetupView {
  connectionId: string;
  productName: string;
  vendorPrincipal: string;
  awsAccountId: string;
  externalId: string;
  roleArn: string | null;
  state: ConnectionState;
  documents: RoleDocuments;
}
