export type ManifestFaultCode =
  | "not-an-action"
  | "unknown-service"
  | "unknown-action"
  | "takes-no-resource"
  | "unused-correction"
  | "bad-sid"
  | "duplicate-sid"
  | "not-latin-1"
  | "over-quota"
  | "statement-over-quota"
  | "no-probes"
  | "unknown-value"
  | "secret-in-file"
  | "empty-capability"
  | "unknown-capability"
  | "duplicate-id"
  | "unused-capability";

export interface ManifestFault {
  integrationId: string;
  /** Where in the manifest, for example `capabilities.databases.statements[0].Action`. */
  place: string;
  /** "corrected": the documents differ, as the manifest itself lists or as AWS's quotas want. */
  severity: "corrected" | "error";
  code: ManifestFaultCode;
  message: string;
}

export type PlacedFault = Omit<ManifestFault, "integrationId">;

/** An error at a place. The message says what is wrong and, in its last sentence, how to mend it. */
export function fault(code: ManifestFaultCode, place: string, message: string): PlacedFault {
  return { code, place, severity: "error", message };
}
