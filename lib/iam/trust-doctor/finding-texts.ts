import type { TrustExpectation } from "./examination";

/** What a message may speak of. */
export interface FindingFacts {
  /** "Statement 2 (Sid "Vendor")", or "The document". */
  where: string;
  /** The value at fault, in quotes. */
  value: string;
  /** What the value belongs to, for example a condition's operator and key. */
  about: string;
  expected: TrustExpectation;
}

/** A value that is copied, and so stands without quotes. */
function bare(value: string): string {
  return value.replace(/^"|"$/g, "");
}

type Text = (facts: FindingFacts) => string;

export type FindingCode = keyof typeof FINDING_TEXTS;

/** What each finding says, in the customer's words. */
export const FINDING_TEXTS = {
  // It is another door.
  "role-account-differs": ({ value, expected }) =>
    `This is the trust policy of ${bare(value)}, in another AWS account than ${expected.roleArn}, which was entered. Either the command ran in the wrong account, or the Role ARN names the wrong one.`,
  "role-in-other-account": ({ value, expected }) =>
    `The role was made in another AWS account: it is ${bare(value)}, and asks for your External ID. The Role ARN that was entered, ${expected.roleArn}, names account ${expected.awsAccountId}. To connect that account, sign in to it and create the role there; to connect the other one instead, change the account in the first step.`,
  "role-name-differs": ({ value, expected }) =>
    `This is the trust policy of another role: ${bare(value)}. The one that was entered is ${expected.roleArn}.`,
  "role-path-differs": ({ value, expected }) =>
    `The role's ARN is ${bare(value)}. What was entered is ${expected.roleArn}, with another path: it names no role. Enter the first in the step Enter the Role ARN.`,
  "role-made-anew": ({ value, expected }) =>
    `The role was deleted and made anew under another path: its ARN is now ${bare(value)}. What was entered is ${expected.roleArn}, which opened to us before and is gone. Enter the first in the step Enter the Role ARN.`,

  "role-may-be-another": ({ expected }) =>
    `It names nobody of ours, and the role is called ${expected.roleName}, where the set-up suggests ${expected.suggestedRoleName ?? "another name"}. Is it the role that was created for this connection? If not, leave it as it is, and enter the ARN of the one that was in the step Enter the Role ARN.`,

  // The door is too open.
  "external-id-not-demanded": ({ where, expected }) =>
    `${where} lets ${expected.principalArn} in without your External ID: it has no condition on sts:ExternalId.`,
  "external-id-if-exists": ({ where, about }) =>
    `${where} uses ${about}. IfExists is also satisfied when no External ID is sent at all.`,
  "external-id-for-all-values": ({ where, about }) =>
    `${where} uses ${about}. ForAllValues is also satisfied when no External ID is sent at all.`,
  "external-id-null": ({ where }) =>
    `${where} asks with Null and "true" that no External ID is sent, so it opens without one and shuts with yours.`,
  "external-id-any-value": ({ where }) =>
    `${where} only asks that some External ID is sent, not that it is yours.`,
  "external-id-negated": ({ where, about, value }) =>
    `${where} uses ${about} with ${value}: it lets in every External ID but this one, and none at all.`,
  "external-id-wildcard": ({ where, value }) =>
    `${where} takes every External ID that fits ${value}, because * and ? stand for other characters there.`,
  "external-id-former-accepted": ({ where, value }) =>
    `${where} still takes ${value}, an earlier External ID of this connection.`,
  "external-id-further-accepted": ({ where, value }) =>
    `${where} also takes ${value}, which is not your External ID with us.`,
  "external-id-not-exact": ({ where }) => `${where} opens with other External IDs than yours.`,
  "principal-anyone": ({ where }) =>
    `${where} names everybody (*) as principal, so any AWS account may try this role.`,
  "principal-all-but": ({ where }) =>
    `${where} allows everybody but those in NotPrincipal, so nearly any AWS account may try this role.`,

  // IAM does not save the document.
  "text-quotes": () =>
    "The text has curly or single quotes, as a word processor makes them. JSON needs straight double quotes.",
  "text-trailing-comma": () => "There is a comma before a closing bracket. JSON allows none there.",
  "text-broken-string": () =>
    "A value runs over the end of a line. A terminal or an editor has probably broken it.",
  "text-comment": () => "The text has comments. IAM does not take them.",
  "frame-missing": () => "The statement stands alone. A trust policy needs Version and Statement around it.",
  "version-unknown": ({ value }) => `Version is ${value}. The versions of IAM are 2012-10-17 and 2008-10-17.`,
  "field-unknown": ({ where, value }) => `${where} has a field that IAM does not know: ${value}.`,
  "field-letter-case": ({ where, value, about }) => `${where} writes ${value} where IAM asks for ${about}.`,
  "resource-present": ({ where, value }) =>
    `${where} has ${value}. A trust policy has none: it stands for the role that it belongs to.`,
  "statement-missing": () => "There is no statement in the document.",
  "statement-malformed": ({ where }) => `${where} is not in the form that IAM asks for.`,
  "sid-invalid": ({ where, value }) =>
    `${where} has the Sid ${value}. Only letters and digits may stand there.`,
  "sid-repeated": ({ where, value }) => `${where} has the Sid ${value}, which another statement has as well.`,
  "effect-missing": ({ where }) => `${where} has no Effect. It should be "Allow".`,
  "effect-unknown": ({ where, value }) => `${where} has the Effect ${value}. It may be "Allow" or "Deny".`,
  "action-missing": ({ where }) => `${where} has no Action. It should be "sts:AssumeRole".`,
  "action-not-sts": ({ where, value }) =>
    `${where} has the action ${value}. A trust policy may only hold actions that begin with sts:.`,
  "principal-missing": ({ where }) => `${where} has no Principal.`,
  "principal-not-framed": ({ where, value }) =>
    `${where} names ${value} directly. It must stand under "AWS" in Principal.`,
  "principal-pattern": ({ where, value }) =>
    `${where} names ${value}. IAM takes no wildcard inside a principal.`,
  "principal-malformed": ({ where, value }) =>
    `${where} names ${value}, which is not the ARN of an account, a user or a role.`,
  "principal-other-partition": ({ where, value, expected }) =>
    `${where} names ${value}, of another AWS partition. A role in ${expected.partition} can only trust principals of ${expected.partition}.`,
  "operator-unknown": ({ where, value }) =>
    `${where} has the condition operator ${value}, which IAM does not know.`,
  "condition-key-unprefixed": ({ where, value }) =>
    `${where} has the condition key ${value}. It needs its prefix, as in sts:ExternalId.`,
  "characters-refused": ({ where }) =>
    `${where} holds characters that IAM does not take in a policy, such as curly quotes or emoji.`,

  // The door is shut to us.
  "no-statement-for-us": ({ expected }) => `No statement lets ${expected.principalArn} assume the role.`,
  "principal-other-account": ({ where, value, expected }) =>
    `${where} names ${value}, which is ${value.includes(expected.awsAccountId) ? "your own AWS account, and not ours" : "another AWS account than ours"}. We are ${expected.principalArn}.`,
  "principal-other-identity": ({ where, value, expected }) =>
    `${where} names ${value}: our AWS account, but not what we sign in as. It should name ${expected.principalArn}.`,
  "principal-deleted": ({ where, value, expected }) =>
    `${where} names ${value}. IAM shows such an ID in place of a user or role that was deleted; one of the same name made anew is not trusted. It should name ${expected.principalArn}.`,
  "principal-session": ({ where, value, expected }) =>
    `${where} names ${value}, which is one session and not the identity behind it. It should name ${expected.principalArn}.`,
  "principal-service-only": ({ where, value, expected }) =>
    `${where} lets only the AWS service ${value} use the role. There must be a statement for ${expected.principalArn} as well.`,
  "principal-federated-only": ({ where, value, expected }) =>
    `${where} lets only people of the identity provider ${value} use the role. There must be a statement for ${expected.principalArn} as well.`,
  "action-other": ({ where, value }) => `${where} allows ${value} to us, but not sts:AssumeRole.`,
  "deny-hits-us": ({ where, about }) => `${where} denies us the role${about}. A Deny wins over every Allow.`,
  "external-id-differs": ({ where, value, expected }) =>
    `${where} asks for the External ID ${value}. Yours with us is ${expected.externalIds[0]}.`,
  "external-id-former": ({ where, value, expected }) =>
    `${where} asks for ${value}, an earlier External ID of this connection. The present one is ${expected.externalIds[0]}.`,
  "external-id-letter-case": ({ where, value, expected }) =>
    `${where} asks for ${value}: your External ID in other letter case. It must be exactly ${expected.externalIds[0]}.`,
  "external-id-blanks": ({ where, value, about, expected }) =>
    `${where} asks for ${value}, which has ${about}. It must be exactly ${expected.externalIds[0]}.`,
  "external-id-line-break": ({ where, value, expected }) =>
    `${where} asks for ${value}, which has a line break in it. It must be exactly ${expected.externalIds[0]}.`,
  "external-id-quotes": ({ where, value, expected }) =>
    `${where} asks for ${value}: quotes have become part of the value. It must be exactly ${expected.externalIds[0]}.`,
  "external-id-placeholder": ({ where, value, expected }) =>
    `${where} still has ${value} where your External ID belongs: ${expected.externalIds[0]}.`,
  "external-id-literal-wildcard": ({ where, value, about, expected }) =>
    `${where} asks for ${value} with ${about}, where * and ? stand for themselves. It must be exactly ${expected.externalIds[0]}.`,
  "external-id-unusable": ({ where, about }) =>
    `${where} compares the External ID with ${about}, which no External ID satisfies.`,
  "external-id-second-missing": ({ value }) =>
    `The External ID ${value} does not open the role yet. While one is exchanged for another, both must.`,
  "external-id-key-misspelt": ({ where, value }) =>
    `${where} has a condition on ${value}, which AWS never fills in. The key is sts:ExternalId.`,
  "condition-mfa": ({ where, about }) =>
    `${where} asks for multi-factor authentication (${about}). Software cannot give that; the External ID takes its place.`,
  "condition-source-address": ({ where, about }) =>
    `${where} only takes requests from certain addresses (${about}). Whether ours is among them cannot be told from here.`,
  "condition-network": ({ where, about }) =>
    `${where} only takes requests through a certain network (${about}). Ours come over the internet.`,
  "condition-organization": ({ where, about }) =>
    `${where} only takes principals of one AWS organisation (${about}). We are not part of yours.`,
  "condition-principal": ({ where, about }) => `${where} asks for another caller than us (${about}).`,
  "condition-date": ({ where, about }) => `${where} only holds at certain times (${about}).`,
  "condition-not-now": ({ where, about }) => `${where} does not hold at this time (${about}).`,
  "condition-session": ({ where, about }) =>
    `${where} asks for a certain session name, tag or source identity (${about}), which our requests do not have.`,
  "condition-source": ({ where, about }) =>
    `${where} has a condition on what only requests of AWS's own services carry (${about}), so ours cannot meet it.`,
  "condition-other": ({ where, about }) =>
    `${where} has a further condition that we may not meet (${about}).`,

  // Worth a word.
  "version-missing": () =>
    "Version is missing, so IAM uses 2008-10-17. It works; 2012-10-17 is the present one.",
  "version-old": () => "Version is 2008-10-17. It works; 2012-10-17 is the present one.",
  "key-repeated": ({ value }) =>
    `The key ${value} stands twice in one object. Only the last one counts, so the first does nothing.`,
  "operator-ignores-case": ({ where }) =>
    `${where} does not mind letter case in the External ID. It is safe; StringEquals is plainer.`,
  "operator-like": ({ where }) =>
    `${where} uses StringLike without a wildcard. It works like StringEquals, until someone adds a *.`,
  "operator-set": ({ where, about }) =>
    `${where} uses ${about}. It works; plain StringEquals is enough for one value.`,
} satisfies Record<string, Text>;

/** A finding's message. */
export function describeFinding(code: FindingCode, facts: FindingFacts): string {
  const text: Text = FINDING_TEXTS[code];
  return text(facts);
}
