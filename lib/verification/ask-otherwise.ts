import type { RolePlan } from "./plan";
import type { AwsAnswer, AwsPort, CustomerSession } from "./port";

type Answer = AwsAnswer<CustomerSession>;

/** What AWS answered to the External IDs that should not open the role, after it refused the one that should. */
export interface OtherAnswers {
  without: Answer;
  random: Answer;
  former: { externalId: string; isRetiring: boolean; answer: Answer }[];
}

/** Enough to find the one that a trust policy was left with; each is a call that shows in the customer's log. */
const FORMER_AT_MOST = 3;

/**
 * Asks again in every other way, side by side: AWS says AccessDenied for a dozen causes, and an External ID that
 * opens the role all the same names one of them.
 */
export async function askOtherwise(plan: RolePlan, port: AwsPort): Promise<OtherAnswers> {
  const { roleArn, sessionName, retiringExternalId, olderExternalIds, otherExternalId } = plan;
  const ask = (externalId: string | null) => port.assumeRole({ roleArn, externalId, sessionName });
  const retiring = retiringExternalId === null ? [] : [retiringExternalId];
  const former = [...retiring, ...olderExternalIds].slice(0, FORMER_AT_MOST);
  const [without, random, ...answers] = await Promise.all([
    ask(null),
    ask(otherExternalId),
    ...former.map(async (externalId) => ({
      externalId,
      isRetiring: externalId === retiringExternalId,
      answer: await ask(externalId),
    })),
  ]);
  return { without, random, former: answers };
}

/** What the role opened with instead of the right External ID. */
export interface OpenedInstead {
  without: boolean;
  random: boolean;
  /** The newest of the connection's former External IDs that opened it. */
  former: string | null;
  /** How many former ones were tried. */
  formerTried: number;
}

export function readOpened({ without, random, former }: OtherAnswers): OpenedInstead {
  const opened = former.find(({ answer }) => answer.kind === "answered");
  return {
    without: without.kind === "answered",
    random: random.kind === "answered",
    former: opened?.externalId ?? null,
    formerTried: former.length,
  };
}
