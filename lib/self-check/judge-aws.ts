import type { AwsAnswer, AwsFailure, CallerIdentity } from "@/lib/verification/port";
import { standsFor } from "@/lib/verification/vendor-principal";
import { attention, broken, ok } from "./finding";
import type { Finding } from "./types";

const GIVE_CREDENTIALS =
  "Give this process AWS credentials where the SDK's default provider chain finds them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a shared credentials file, or the role of the container or machine.";
const RENEW_CREDENTIALS =
  "Check in IAM that the key is active and that its secret was copied whole; renew temporary credentials. AWS says SignatureDoesNotMatch also where our clock is wrong.";
const CHECK_NETWORK =
  "Check the network, the proxy and AWS_ENDPOINT_URL_STS, and AWS's health dashboard. Verifications end inconclusive until then.";
const ASK_LATER = "Look again in a minute. Where it stays, ask AWS for a higher rate of STS calls.";

/** Whose credentials we hold, against the identity that customers' trust policies name. */
export function judgeIdentity(
  answer: AwsAnswer<CallerIdentity>,
  vendorPrincipalArn: string | undefined,
): Finding {
  if (answer.kind !== "answered") return judgeFailure(answer);
  const { arn } = answer.value;
  if (vendorPrincipalArn === undefined) {
    return broken(
      `They stand for ${arn}; VENDOR_PRINCIPAL_ARN does not say whom trust policies name.`,
      "Set VENDOR_PRINCIPAL_ARN to the IAM user or role that these credentials stand for.",
    );
  }
  if (standsFor(arn, vendorPrincipalArn)) return ok(`They stand for ${arn}, as VENDOR_PRINCIPAL_ARN says.`);
  return broken(
    `They stand for ${arn}, but customers' trust policies are made out to ${vendorPrincipalArn}.`,
    `Give this process the credentials of ${vendorPrincipalArn}. To change VENDOR_PRINCIPAL_ARN instead, every customer has to change the trust policy first.`,
  );
}

/**
 * Whether we may call sts:AssumeRole, from AWS's answer about a role that does not exist. Only a denial that names a
 * policy of the caller proves anything: of any other one AWS does not tell why.
 */
export function judgeAssumeRole(answer: AwsAnswer<unknown>, region: string): Finding {
  if (answer.kind === "answered") return ok("AWS let us assume a role of our own account.");
  if (answer.kind !== "denied") return judgeFailure(answer, region);
  if (answer.reason !== "caller-side") {
    return ok(
      "Asked for a role that does not exist, AWS refused without naming a policy of ours as the reason. It never confirms the permission in so many words: a role that opens does.",
    );
  }
  return broken(
    `AWS refuses it by the rules of our own side: ${answer.evidence.message ?? "no reason given"}`,
    'Allow it to our identity, for example {"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::*:role/*"}. Where its policy names certain role names only, this check, which asks for another one, is refused too.',
  );
}

/** Whether we may call iam:SimulateCustomPolicy. Nothing but the reading of policies needs it. */
export function judgeSimulatePolicy(answer: AwsAnswer<unknown>): Finding {
  if (answer.kind === "answered") return ok("AWS simulated a policy text for us.");
  return attention(
    answer.kind === "credentials-missing" ? "No credentials were found." : describeFailure(answer),
    "Allow iam:SimulateCustomPolicy to our identity. It is needed only where a customer forbids simulation and lets us read the policies instead.",
  );
}

interface AskedRegion {
  region: string;
  answer: AwsAnswer<CallerIdentity>;
}

/** Whether the STS endpoint of each region answers. Whom it takes us for does not matter here. */
export function judgeEndpoints(asked: readonly AskedRegion[]): Finding {
  const silent = asked.filter(({ answer }) => !hasAnswered(answer));
  const named = asked.map(({ region, answer }) => `${region} (${answer.evidence.durationMs} ms)`).join(", ");
  if (silent.length === 0) return ok(`Answered: ${named}.`);
  if (silent.every(({ answer }) => answer.kind === "credentials-missing"))
    return broken("Nothing could be asked without credentials.", GIVE_CREDENTIALS);
  const reasons = silent.map(({ region, answer }) => `${region}: ${answer.evidence.message ?? "no answer"}`);
  return broken(`No usable answer from ${reasons.join("; ")}.`, CHECK_NETWORK);
}

function hasAnswered({ kind, evidence }: AwsAnswer<unknown>): boolean {
  if (kind === "credentials-missing") return false;
  return kind !== "unanswered" || (evidence.httpStatus !== null && evidence.httpStatus < 500);
}

function judgeFailure(answer: AwsFailure, region?: string): Finding {
  const seen = describeFailure(answer);
  if (answer.evidence.code === "RegionDisabledException") {
    return broken(
      seen,
      `Activate STS in ${region ?? "this region"} in the IAM console (Account settings), or set AWS_REGION to a region where it is active.`,
    );
  }
  switch (answer.kind) {
    case "credentials-missing":
      return broken("No credentials were found.", GIVE_CREDENTIALS);
    case "credentials-refused":
      return broken(seen, RENEW_CREDENTIALS);
    case "throttled":
      return attention(seen, ASK_LATER);
    default:
      return broken(seen, CHECK_NETWORK);
  }
}

export function describeFailure({ kind, evidence }: AwsFailure): string {
  const { call, code, message } = evidence;
  if (kind === "unanswered" && evidence.httpStatus === null) return `${call}: ${message ?? "no answer"}.`;
  return `${call}: AWS answered ${code ?? "nothing usable"}${message === null ? "" : `, “${message.replace(/\.$/, "")}”`}.`;
}
