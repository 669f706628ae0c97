import { OrganisationSection } from "@/components/support/organisation-section";
import type { VerificationRecord } from "@/lib/connections/types";
import type { Partition } from "@/lib/iam/partition";
import { readOrganisationCommand } from "@/lib/setup/read-organisation-command";
import type { SetupView } from "@/lib/setup/setup-view";
import { writeOrganisationRequest } from "@/lib/support/answer-request";
import { isDeniedByOrganisation } from "@/lib/verification/asks-for-policies";

/** Whether a service control policy is what the run found in the way of the permissions. */
export function isOrganisations(run: VerificationRecord | null): boolean {
  const permissions = run?.results.find(({ check }) => check === "permissions");
  return permissions !== undefined && isDeniedByOrganisation(permissions);
}

interface OrganisationProps {
  view: SetupView;
  run: VerificationRecord | null;
  partition: Partition;
}

/** What to ask the customer for where their organisation denies it; nothing elsewhere. */
export function Organisation({ view, run, partition }: OrganisationProps) {
  if (!isOrganisations(run)) return null;
  const { productName, awsAccountId } = view;
  const readCommand = readOrganisationCommand(partition, awsAccountId);
  return (
    <OrganisationSection request={writeOrganisationRequest({ productName, awsAccountId, readCommand })} />
  );
}
