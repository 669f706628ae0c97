import type { RoleView, SetupView } from "@/lib/setup/setup-view";

/** What is marked in every document of a connection. */
export function marksOf(view: SetupView): { text: string; label: string }[] {
  const account = { text: view.awsAccountId, label: "Your AWS account" };
  return view.accessMethod === "iam-role" ? [...externalIdMarks(view), account] : [account];
}

/** The External ID, or the two of them while one is exchanged for the other. */
export function externalIdMarks({ externalId, rotation }: RoleView): { text: string; label: string }[] {
  if (rotation === null) return [{ text: externalId, label: "Your External ID" }];
  return [
    { text: rotation.newExternalId, label: "Your new External ID" },
    { text: rotation.oldExternalId, label: "The one it replaces" },
  ];
}
