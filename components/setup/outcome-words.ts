import { type ConnectionState, isInProgress } from "@/lib/onboarding/connection-state";
import type { KeyView, SetupView } from "@/lib/setup/setup-view";
import { tellPast, tellPastPermissions } from "./past-words";
import type { StoredRun } from "./run-of";

interface OutcomeWords {
  headline: string;
  description: string;
}

type Words = (view: SetupView) => OutcomeWords;

const SHARED = {
  verifying: ({ awsAccountId }) => ({
    headline: `Asking AWS about account ${awsAccountId}`,
    description: "Each answer appears as it arrives. You may leave this page; the run goes on.",
  }),
  "action-needed": () => ({
    headline: "Something has to be changed in AWS",
    description: "What it is and what to paste stands below. Nothing you entered is lost.",
  }),
  broken: () => ({
    headline: "The connection worked before and no longer does",
    description: "AWS answers differently now. What we found stands below.",
  }),
  disconnected: () => ({ headline: "Disconnected", description: "This connection has been ended." }),
} as const satisfies Partial<Record<ConnectionState, Words>>;

/** Nothing is new there, but a change may be: it is broken only once it is refused for longer than that takes. */
const ASKED_AGAIN =
  "It worked before. A change of the last moments takes some seconds to be seen everywhere, so we ask again before we say that it is broken. You may leave this page.";

const BY_ROLE: Record<ConnectionState, Words> = {
  ...SHARED,
  draft: () => ({ headline: "Not verified yet", description: "Create the role first." }),
  "awaiting-setup": (view) => ({
    headline: "Not verified yet",
    description:
      view.accessMethod === "iam-role" && view.roleArn === null
        ? "The Role ARN is still to be entered."
        : "The last run gave no clear answer, or there was none. Verify the role when it stands in AWS.",
  }),
  propagating: ({ workedBefore }) =>
    workedBefore
      ? { headline: "AWS refuses us the role at this moment", description: ASKED_AGAIN }
      : {
          headline: "Waiting until AWS has spread the role",
          description:
            "A new role takes some seconds to be seen everywhere. We ask again by ourselves; you may leave this page.",
        },
  connected: ({ productName, awsAccountId }) => ({
    headline: `${productName} is connected to account ${awsAccountId}`,
    description: "The role opens to us with your External ID, not without it and not with another one.",
  }),
  refused: () => ({
    headline: "The role is open to others, so we do not use it",
    description: "Mend the trust policy as shown below, then verify again.",
  }),
};

const BY_KEY: Record<ConnectionState, Words> = {
  ...SHARED,
  draft: () => ({ headline: "Not verified yet", description: "Create the IAM user and its key first." }),
  "awaiting-setup": (view) => ({
    headline: "Not verified yet",
    description:
      view.accessMethod === "access-key" && view.candidateKeyId === null
        ? "The access key is still to be entered."
        : "The last run gave no clear answer, or there was none. Verify the key when it is active in AWS.",
  }),
  propagating: ({ workedBefore }) =>
    workedBefore
      ? { headline: "AWS does not know the key at this moment", description: ASKED_AGAIN }
      : {
          headline: "Waiting until AWS has spread the key",
          description:
            "A new access key takes some seconds to be known everywhere. We ask again by ourselves; you may leave this page.",
        },
  connected: ({ productName, awsAccountId }) => ({
    headline: `${productName} is connected to account ${awsAccountId}`,
    description: "The access key works, belongs to an IAM user and does not expire.",
  }),
  refused: () => ({
    headline: "This is a key of the root user, so we do not use it",
    description: "We have not kept its secret. Create a key for an IAM user and enter that one.",
  }),
};

const NO_ANSWER =
  "The last run gave no clear answer, so this rests on the one before. Verify again in a minute.";
const UNVERIFIED = "Its permissions are not verified; why, and what to do, stands below.";

const NEW_KEY_UNVERIFIED =
  "The new key works, but its permissions could not be verified, and those of the key that serves were.";

/** What a connection's state means to the customer who has just verified, and what the run behind it left open. */
export function describeOutcome(view: SetupView, run: StoredRun | null = null): OutcomeWords {
  const words = describeState(view);
  if (view.state !== "connected") return words;
  const verdicts = run?.results.map(({ verdict }) => verdict) ?? [];
  if (verdicts.includes("inconclusive")) return { ...words, description: NO_ANSWER };
  const permissions = run?.results.find(({ check }) => check === "permissions");
  if (permissions?.verdict !== "unverified") return words;
  if (isReplacingKey(view)) return { ...words, description: `${words.description} ${NEW_KEY_UNVERIFIED}` };
  return { ...words, description: `${words.description} ${UNVERIFIED}${tellPastPermissions(view)}` };
}

function describeState(view: SetupView): OutcomeWords {
  const { headline, description } = describeOwnState(view);
  const past = isReplacingKey(view) ? "" : tellPast(view);
  return { headline, description: `${past}${description}` };
}

function describeOwnState(view: SetupView): OutcomeWords {
  if (view.accessMethod === "iam-role") return BY_ROLE[view.state](view);
  if (!isReplacingKey(view) || isInProgress(view.state)) return BY_KEY[view.state](view);
  return {
    headline: `The new key ${view.candidateKeyId} is not proven`,
    description: `${view.currentKeyId} serves on. What keeps the new key from it stands below.`,
  };
}

/** Whether a new key is to take the place of the one that serves. */
export function isReplacingKey(
  view: SetupView,
): view is KeyView & { currentKeyId: string; candidateKeyId: string } {
  return view.accessMethod === "access-key" && view.currentKeyId !== null && view.candidateKeyId !== null;
}
