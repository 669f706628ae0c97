import { isTrustRefusal } from "./judge-external-ids";
import type { RolePlan, SiblingConnection } from "./plan";
import type { AwsAnswer, AwsPort, CustomerSession, RoleExistence } from "./port";

type Answer = AwsAnswer<CustomerSession>;

/** What AWS answered to the External IDs that should not open the role, after it refused the one that should. */
export interface OtherAnswers {
  without: Answer;
  random: Answer;
  former: { externalId: string; isRetiring: boolean; answer: Answer }[];
  siblings: { sibling: SiblingConnection; answer: Answer }[];
  /** Whether there is such a role at all; null where we are not set up to ask. */
  existence: AwsAnswer<RoleExistence> | null;
}

/** Enough to find the one that a trust policy was left with; each is a call that shows in the customer's log. */
const FORMER_AT_MOST = 3;

/**
 * Asks again in every other way, side by side: AWS says AccessDenied for a dozen causes, and an External ID that
 * opens the role all the same names one of them.
 */
export async function askOtherwise(plan: RolePlan, port: AwsPort): Promise<OtherAnswers> {
  const { roleArn, sessionName, retiringExternalId, olderExternalIds, otherExternalId, siblings } = plan;
  const ask = (externalId: string | null) => port.assumeRole({ roleArn, externalId, sessionName });
  const retiring = retiringExternalId === null ? [] : [retiringExternalId];
  const formerIds = [...retiring, ...olderExternalIds].slice(0, FORMER_AT_MOST);
  const askFormer = async (externalId: string) => ({
    externalId,
    isRetiring: externalId === retiringExternalId,
    answer: await ask(externalId),
  });
  const askAs = async (sibling: SiblingConnection) => ({ sibling, answer: await ask(sibling.externalId) });
  const [existence, without, random, former, ofSiblings] = await Promise.all([
    port.seekRole(roleArn),
    ask(null),
    ask(otherExternalId),
    Promise.all(formerIds.map(askFormer)),
    Promise.all(siblings.map(askAs)),
  ]);
  return { without, random, former, siblings: ofSiblings, existence };
}

/** What the role opened with instead of the right External ID, and whether it is there at all. */
export interface OpenedInstead {
  without: boolean;
  random: boolean;
  /** The newest of the connection's former External IDs that opened it. */
  former: string | null;
  /** The likeliest of the customer's other connections whose External ID opened it. */
  sibling: SiblingConnection | null;
  /** The ways in which it was clearly refused; one that was not answered rules nothing out. */
  refused: { without: boolean; random: boolean; former: number; siblings: number };
  /** Null where AWS was not asked or did not answer clearly. */
  existence: RoleExistence | null;
}

export function readOpened({ without, random, former, siblings, existence }: OtherAnswers): OpenedInstead {
  const opened = former.find(({ answer }) => answer.kind === "answered");
  const asAnother = siblings.find(({ answer }) => answer.kind === "answered");
  const countRefused = (asked: readonly { answer: Answer }[]) =>
    asked.filter(({ answer }) => isTrustRefusal(answer)).length;
  return {
    without: without.kind === "answered",
    random: random.kind === "answered",
    former: opened?.externalId ?? null,
    sibling: asAnother?.sibling ?? null,
    refused: {
      without: isTrustRefusal(without),
      random: isTrustRefusal(random),
      former: countRefused(former),
      siblings: countRefused(siblings),
    },
    existence: existence?.kind === "answered" ? existence.value : null,
  };
}
