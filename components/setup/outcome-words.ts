import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { SetupView } from "@/lib/setup/setup-view";

interface OutcomeWords {
  headline: string;
  description: string;
}

type Words = (view: Pick<SetupView, "productName" | "awsAccountId">) => OutcomeWords;

const OUTCOMES: Record<ConnectionState, Words> = {
  draft: () => ({ headline: "Not verified yet", description: "Create the role first." }),
  "awaiting-setup": () => ({
    headline: "Not verified yet",
    description:
      "The last run gave no clear answer, or there was none. Verify the role when it stands in AWS.",
  }),
  verifying: ({ awsAccountId }) => ({
    headline: `Asking AWS about account ${awsAccountId}`,
    description: "Each answer appears as it arrives. You may leave this page; the run goes on.",
  }),
  propagating: () => ({
    headline: "Waiting until AWS has spread the role",
    description:
      "A new role takes some seconds to be seen everywhere. We ask again by ourselves; you may leave this page.",
  }),
  connected: ({ productName, awsAccountId }) => ({
    headline: `${productName} is connected to account ${awsAccountId}`,
    description: "The role opens with your External ID and with nothing else.",
  }),
  "action-needed": () => ({
    headline: "Something has to be changed in AWS",
    description: "What it is and what to paste stands below the checks. Nothing you entered is lost.",
  }),
  refused: () => ({
    headline: "The role is open to others, so we do not use it",
    description: "Mend the trust policy as shown below the checks, then verify again.",
  }),
  broken: () => ({
    headline: "The connection worked before and no longer does",
    description: "Something was changed in AWS. What we found stands below the checks.",
  }),
  disconnected: () => ({ headline: "Disconnected", description: "This connection has been ended." }),
};

/** What a state means to the customer who has just verified. */
export function describeOutcome(state: ConnectionState, view: Parameters<Words>[0]): OutcomeWords {
  return OUTCOMES[state](view);
}
