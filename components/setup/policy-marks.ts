import type { SetupView } from "@/lib/setup/setup-view";

/** What is marked in every document of a connection. */
export function marksOf(view: SetupView): { text: string; label: string }[] {
  const account = { text: view.awsAccountId, label: "Your AWS account" };
  return view.accessMethod === "iam-role"
    ? [{ text: view.externalId, label: "Your External ID" }, account]
    : [account];
}
