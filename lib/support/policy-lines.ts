import type { PermissionsFinding } from "@/lib/iam/permissions-doctor/examination";
import { withoutSecretLines } from "./secret-lines";

/** What the permissions doctor said, line by line for a ticket; a line that may repeat a secret is left out, and that is said. */
export function listPolicyLines({ code, message, steps, statement }: PermissionsFinding): string[] {
  return withoutSecretLines([
    `  ${code}: ${message}`,
    ...(statement ? [`  ${statement.label}: ${JSON.stringify(statement.statement)}`] : []),
    ...steps.map((step) => `  to do: ${step}`),
  ]);
}
