import type { RolePlan } from "./plan";
import type { RemedyMaker } from "./remedy-facts";
import { askAgain, replaceTrustPolicy } from "./remedy-forms";
import type { FindingCode } from "./verdict-codes";

type ExternalIdCode = Extract<FindingCode, `staged-${string}` | `retired-${string}` | `retiring-${string}`>;

const JUST_CHANGED = "If you have just changed it, wait a minute: AWS needs time to spread it.";

/** What to do while one External ID is exchanged for another, and afterwards. */
export const EXTERNAL_ID_REMEDIES = {
  "staged-external-id-not-yet": replaceTrustPolicy(
    "Let the new External ID in beside the present one",
    () =>
      `The connection works, and goes on working. The trust policy below accepts both External IDs; once the new one is proven it takes over. ${JUST_CHANGED}`,
  ),
  "staged-external-id-unanswered": askAgain(
    "The new External ID is not proven this time",
    "AWS did not give a clear answer to the call with the new External ID. The present one serves on.",
    "aws",
  ),
  "retiring-external-id-accepted": replaceTrustPolicy(
    "Take the old External ID out of the trust policy",
    () => `The new one is in use, and the old one still opens the role as well. ${JUST_CHANGED}`,
  ),
  "retired-external-id-accepted": replaceTrustPolicy(
    "The role still opens with a retired External ID",
    () =>
      `An External ID that this connection had before opens the role. It is retired, so nothing but the present one should. ${JUST_CHANGED}`,
  ),
  "retired-external-id-not-proven": askAgain(
    "Not asked yet",
    "Whether the role stays shut with a former External ID can only be proven once it opens with the right one. Mend the check above first.",
    "nobody",
  ),
  "retired-external-id-unanswered": askAgain(
    "Not proven this time",
    "AWS did not give a clear answer to the call with a former External ID. Only a clear refusal counts.",
    "aws",
  ),
} satisfies Record<ExternalIdCode, RemedyMaker<RolePlan>>;
