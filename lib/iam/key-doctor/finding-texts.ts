import { accountOfAccessKey } from "../access-key-account";
import type { KeyExpectation, KeyFinding, KeyListError, ListedKey } from "./examination";
import { nameUser } from "./name-user";

const THEN_VERIFY = "Then verify again.";
const MOST_KEYS = 2;

/** The key is there, and switched off; `other` is an active one of the same user. */
export function inactiveFinding({ accessKeyId }: KeyExpectation, other: string | null): KeyFinding {
  const found = {
    code: "key-inactive",
    title: "The key is inactive",
    mending: { kind: "activate", accessKeyId },
  } as const;
  if (other === null) {
    const activate =
      "Make it active: in the IAM console, open the user, then Security credentials, and choose Actions, Activate at this key; or run the command below. If somebody made it inactive on purpose, ask them first.";
    return { ...found, message: `AWS lists ${accessKeyId} as Inactive.`, steps: [activate, THEN_VERIFY] };
  }
  return {
    ...found,
    message: `AWS lists ${accessKeyId} as Inactive, and another key of the user, ${other}, as Active. Either the keys were rotated, or the wrong one was switched off.`,
    steps: [
      `If ${other} was made to replace it, enter ${other} with its secret.`,
      `Otherwise make ${accessKeyId} active again by the command below, and verify again.`,
    ],
  };
}

/** Nearly the entered key is listed. */
export function mistypedFinding(
  { accessKeyId }: KeyExpectation,
  { accessKeyId: meant, status, slips }: ListedKey & { slips: number },
): KeyFinding {
  const enter = `Enter ${meant} with its secret.`;
  const isInactive = status === "Inactive";
  return {
    code: "key-mistyped",
    title: "The key ID looks mistyped",
    message: `AWS does not list ${accessKeyId}, but ${meant}, which differs in ${slips === 1 ? "one character" : "two characters"}.${isInactive ? " That one is Inactive." : ""}`,
    steps: isInactive ? ["Make it active by the command below.", enter] : [enter],
    mending: isInactive ? { kind: "activate", accessKeyId: meant } : null,
  };
}

/** Other keys are listed. */
export function strangerFinding(expected: KeyExpectation, keys: readonly ListedKey[]): KeyFinding {
  const { accessKeyId } = expected;
  const listed = keys.map((key) => `${key.accessKeyId} (${key.status})`).join(" and ");
  const active = keys.filter(({ status }) => status === "Active").map((key) => key.accessKeyId);
  const isFull = keys.length >= MOST_KEYS;
  return {
    code: "key-not-listed",
    title: "The user does not have this key",
    message: `AWS lists ${listed}, and not ${accessKeyId}. ${tellGone(expected)}`,
    steps: [
      askWhoseList(expected, keys),
      ...(active.length > 0
        ? [`If the product is to use ${active.join(" or ")}, enter that key with its secret.`]
        : []),
      isFull
        ? "Otherwise delete a key that nothing uses any more, because a user has at most two, create a new one, and enter it with its secret."
        : "Otherwise create a new key by the command below, and enter it with its secret.",
    ],
    mending: isFull ? null : { kind: "create" },
  };
}

/** The user has no key at all. */
export function emptyFinding(expected: KeyExpectation): KeyFinding {
  return {
    code: "no-keys-listed",
    title: "The user has no access key",
    message: `AWS lists no access key of the user, so not ${expected.accessKeyId} either. ${tellGone(expected)}`,
    steps: [
      askWhoseList(expected, []),
      "If it is the right user, create a new key by the command below, and enter it with its secret.",
    ],
    mending: { kind: "create" },
  };
}

/** Asked to change the key, AWS did not find it at this user. */
export function goneFinding(expected: KeyExpectation): KeyFinding {
  const { accessKeyId, awsAccountId } = expected;
  return {
    code: "key-gone",
    title: "The user does not have this key",
    message: `Asked to change ${accessKeyId}, AWS said that the user has no such key. ${tellGone(expected)}`,
    steps: [
      `Check that the command ran for ${nameUser(expected)}, in account ${awsAccountId}: “aws sts get-caller-identity” says which account your command line is in.`,
      "If it did, run the command below to list the keys that the user has, and paste what it prints.",
    ],
    mending: null,
  };
}

/** AWS itself says that the key works. */
export function activeFinding({ accessKeyId, partition, awsAccountId }: KeyExpectation): KeyFinding {
  return {
    code: "key-active",
    title: "AWS lists the key as active",
    message: `AWS lists ${accessKeyId} as Active, so it was most likely made or activated moments ago.`,
    steps: [
      "Wait a minute, because AWS needs time to spread a change, and verify again.",
      `If AWS still does not know the key, the list may be of another place: “aws sts get-caller-identity” has to name account ${awsAccountId}, and an ARN that begins with arn:${partition}:.`,
    ],
    mending: null,
  };
}

/** A key that AWS once named this user's cannot have been another's. */
function tellGone({ isUserKnown }: KeyExpectation): string {
  return isUserKnown
    ? "AWS said before that the key is this user's, so it was deleted since, unless the list is of another user."
    : "It was deleted, or is of another user.";
}

/** AWS listed nothing. */
export function errorFinding(error: KeyListError, expected: KeyExpectation): KeyFinding {
  const { accessKeyId, userName, isUserKnown, awsAccountId } = expected;
  if (error === "user-not-there") {
    return {
      code: error,
      title: "There is no such user",
      message: `AWS found no user of this name in the account that was asked. If it was deleted, the key ${accessKeyId} is gone with it.`,
      steps: [
        `Check that the command ran in account ${awsAccountId}: “aws sts get-caller-identity” says so.`,
        `${isUserKnown ? "" : `${userName} is the name that the set-up suggests. `}If your user has another name than ${userName}, run the command below with that name, and paste what it prints.`,
        "If the user was deleted, create one again as the set-up shows, and enter its key with its secret.",
      ],
      mending: null,
    };
  }
  if (error === "list-denied") {
    return {
      code: error,
      title: "Whoever asked may not list the keys",
      message: "AWS denied this call, so it says nothing about the key.",
      steps: ["Have an administrator of your AWS account run the command below, and paste what it prints."],
      mending: null,
    };
  }
  return {
    code: error,
    title: "AWS did not accept the credentials of whoever asked",
    message: "The command was not signed in, so AWS says nothing about the key.",
    steps: [
      `Sign in to the command line as somebody else than the user of ${accessKeyId}, run the command below again, and paste what it prints.`,
    ],
    mending: null,
  };
}

/** The account in a key's ID is a hint that AWS does not document: it is told as what seems to be. */
function askWhoseList(expected: KeyExpectation, keys: readonly ListedKey[]): string {
  const { accessKeyId, awsAccountId } = expected;
  const check = `“aws sts get-caller-identity” says which account your command line is in.`;
  const ofList = keys.map((key) => accountOfAccessKey(key.accessKeyId)).find((id) => id !== null) ?? null;
  if (ofList !== null && ofList !== awsAccountId)
    return `By their IDs the listed keys seem to be of account ${ofList}, and you named ${awsAccountId}: ${check}`;
  const ofEntered = accountOfAccessKey(accessKeyId);
  if (ofEntered !== null && ofEntered !== awsAccountId)
    return `By its ID the key ${accessKeyId} seems to be of account ${ofEntered}, and you named ${awsAccountId}. Check which account it was made in.`;
  return `Check that the list is of ${nameUser(expected)}, in account ${awsAccountId}: ${check}`;
}
