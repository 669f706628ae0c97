export type ManifestFaultCode =
  | "not-an-action"
  | "unknown-service"
  | "unknown-action"
  | "unused-correction"
  | "bad-sid"
  | "duplicate-sid"
  | "not-latin-1"
  | "over-quota"
  | "empty-capability"
  | "unknown-capability"
  | "duplicate-id"
  | "unused-capability";

export interface ManifestFault {
  integrationId: string;
  /** Where in the manifest, for example `capabilities.databases.statements[0].Action`. */
  place: string;
  /** "corrected": the manifest itself lists what to use instead. */
  severity: "corrected" | "error";
  code: ManifestFaultCode;
  message: string;
}
