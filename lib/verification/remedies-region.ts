import { nearestWord } from "@/lib/iam/edit-distance";
import { regionStanding, regionsOf } from "@/lib/iam/regions";
import type { Remedy } from "./check-result";
import type { AccessKeyPlan } from "./plan";
import type { RemedyMaker } from "./remedy-facts";
import { askAgain } from "./remedy-forms";

const VERIFY = "Come back to this page and verify again.";

type Answer = Pick<Remedy, "why" | "steps" | "command">;

/** A default region that does not accept the key: by what is known of the region, because AWS answers all alike. */
export const refuseRegion: RemedyMaker<AccessKeyPlan> = ({ plan }) => {
  const region = plan.region ?? "";
  const answer = ANSWERS[regionStanding(plan.partition, region)](region, plan);
  return { title: "The default region cannot be used", side: "customer", document: null, ...answer };
};

const ANSWERS: Record<ReturnType<typeof regionStanding>, (region: string, plan: AccessKeyPlan) => Answer> = {
  "opt-in": (region, { awsAccountId }) => ({
    why: `AWS does not accept the key in ${region}. There is such a region, and it is off until an account enables it: account ${awsAccountId} has not, or did moments ago.`,
    steps: [
      `In the AWS console, open Account, then AWS Regions, and enable ${region}; or choose Enter another key on this page, and enter the same key with another default region.`,
      VERIFY,
    ],
    command: `aws account enable-region --region-name ${region}`,
  }),
  always: (region, { awsAccountId }) => ({
    why: `AWS does not accept the key in ${region}, though every account has that region. It may be that account ${awsAccountId} has switched off AWS's Security Token Service there.`,
    steps: [
      `In the IAM console of account ${awsAccountId}, open Account settings and activate the Security Token Service in ${region}; or choose Enter another key on this page, and enter the same key with another default region.`,
      VERIFY,
    ],
    command: null,
  }),
  unknown: (region, plan) => ({
    why: `AWS does not accept the key in ${region}. ${tellUnknown(region, plan)} If AWS has opened it lately, account ${plan.awsAccountId} has to enable it first.`,
    steps: [
      "Choose Enter another key on this page, and enter the same key with the name of the region as AWS writes it.",
      VERIFY,
    ],
    command: null,
  }),
};

/** A default region whose endpoint is silent: where there is no such region, there is no endpoint either. */
export const missRegion: RemedyMaker<AccessKeyPlan> = ({ plan }) => {
  const told = askAgain(
    "The region did not answer",
    "We could not reach the endpoint of your default region. This says nothing about your key.",
    "aws",
  )();
  const { region } = plan;
  if (region === null || regionStanding(plan.partition, region) !== "unknown") return told;
  const enter = `Check the name ${region}; to mend it, choose Enter another key on this page, and enter the same key with the right region.`;
  return {
    ...told,
    why: `${told.why} ${tellUnknown(region, plan)}`,
    steps: [enter, ...told.steps],
  };
};

function tellUnknown(region: string, { partition }: AccessKeyPlan): string {
  const meant = nearestWord(region, regionsOf(partition));
  return `We know no AWS region of that name, so it is most likely mistyped${meant ? ` for ${meant}` : ""}.`;
}
