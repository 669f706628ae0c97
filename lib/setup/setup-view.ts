import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { KeyDoctorView } from "./key-doctor-view";
import type { PermissionsDoctorView } from "./permissions-doctor-view";
import type { RoleDocuments } from "./role-documents";
import type { RotationView } from "./rotation-view";
import type { TrustDoctorView } from "./trust-doctor-view";
import type { UserDocuments } from "./user-documents";

interface SharedView {
  connectionId: string;
  productName: string;
  awsAccountId: string;
  state: ConnectionState;
  /** Whether a run has proven the very role or key that is asked about now. */
  workedBefore: boolean;
  /** When a run last verified everything of the access that it has now; null where none did, or nobody looked. */
  verifiedInFullAt: Date | null;
  /** Null where the last run asks for no policies, or nobody looked. */
  permissionsDoctor: PermissionsDoctorView | null;
}

/** A connection by role, as every step of the wizard shows it. */
export interface RoleView extends SharedView {
  accessMethod: "iam-role";
  vendorPrincipal: string;
  externalId: string;
  roleArn: string | null;
  documents: RoleDocuments;
  /** Null before there is a role. */
  trustDoctor: TrustDoctorView | null;
  /** A change of the External ID that goes on, once there is a role that has to follow it. */
  rotation: RotationView | null;
  /** The key that serves on while the connection is being moved to a role. */
  servingKeyId: string | null;
}

/** A connection by access key. The secret is no part of it and of nothing that a page is given. */
export interface KeyView extends SharedView {
  accessMethod: "access-key";
  /** The key that serves the product. */
  currentKeyId: string | null;
  /** A newer key that is still to be proven. */
  candidateKeyId: string | null;
  userArn: string | null;
  region: string | null;
  documents: UserDocuments;
  /** Null before there is a key. */
  keyDoctor: KeyDoctorView | null;
}

export type SetupView = RoleView | KeyView;
