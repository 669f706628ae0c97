import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { openAwsPort } from "@/lib/aws/sdk-port";
import type { Secret } from "@/lib/crypto/secret";
import type { EntryProblem } from "@/lib/iam/refused-entry";
import { isWrongSecret } from "@/lib/verification/judge-key";
import type { AwsAnswer, CallerIdentity } from "@/lib/verification/port";
import { regionFor } from "./ask-aws";
import type { AuthorizedConnection } from "./types";

type Tried = { rejection: Rejection } | { userArn: string | null };

/**
 * Asks AWS whose key it is, before anything is stored. Only what can be said for certain is a rejection; a key that
 * AWS does not know may be a few seconds old, and no answer says nothing about it.
 */
export async function tryAccessKey(
  connection: AuthorizedConnection,
  accessKeyId: string,
  secret: Secret,
): Promise<Tried> {
  const port = openAwsPort({ region: regionFor(connection.partition) });
  try {
    return judgeTry(await port.identifySession(port.holdAccessKey(accessKeyId, secret)), connection);
  } finally {
    port.close();
  }
}

function judgeTry(answer: AwsAnswer<CallerIdentity>, { awsAccountId }: AuthorizedConnection): Tried {
  if (answer.kind !== "answered") return isWrongSecret(answer) ? WRONG_SECRET : { userArn: null };
  const { arn, awsAccountId: found } = answer.value;
  if (arn.endsWith(":root")) {
    return reject(
      "accessKeyId:root-user",
      "This is a key of the root user, which may do everything and cannot be limited. We do not use it, and do not keep its secret. Create a key for an IAM user instead.",
    );
  }
  if (found !== awsAccountId) {
    return reject(
      "accessKeyId:other-account",
      `This key belongs to account ${found}, but you named account ${awsAccountId} in the first step. Enter a key of that account, or change the account in the first step.`,
      found,
    );
  }
  return { userArn: arn };
}

const WRONG_SECRET = reject(
  "secretAccessKey:wrong-secret",
  "AWS knows this Access Key ID, but the secret is another one. Enter the secret again, or create a new access key: AWS shows a secret only once.",
);

/** `account`: the one that it is of, as AWS told. */
function reject(problem: EntryProblem, message: string, account?: string): Tried {
  const [field = ""] = problem.split(":");
  const problems = [account ? `${problem}:${account}` : problem];
  return { rejection: { fieldErrors: { [field]: [message] }, problems } };
}
