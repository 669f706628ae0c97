/** What a condition on a key means for requests like ours; the key in lower case, `$1` for the name of a tag. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/^aws:sourceip$/, "our requests come from other addresses than yours"],
  [/^aws:(?:vpcsourceip|sourcevpc|sourcevpce|sourcevpcarn|vpce\w+)$/, "our requests come over the internet"],
  [/^aws:multifactorauth(?:present|age)$/, "a program signs in without multi-factor authentication"],
  [/^aws:tokenissuetime$/, "it shuts out older sessions, as AWSRevokeOlderSessions does"],
  [/^aws:requestedregion$/, "it holds in certain regions only"],
  [/^aws:(?:currenttime|epochtime)$/, "it holds at certain times only"],
  [/^aws:useragent$/, "our program names itself otherwise than yours"],
  [/^aws:referer$/, "our requests come from a program, not from a web page"],
  [/^aws:securetransport$/, "our requests are always encrypted"],
  [/^[a-z0-9-]+:resourcetag\/(.+)$/, "it looks at the tag $1 of what is reached"],
  [/^aws:principaltag\/(.+)$/, "it looks at the tag $1 of the role or user"],
  [/^aws:requesttag\/(.+)$/, "it looks at the tag $1 that a request gives"],
  [/^aws:tagkeys$/, "it looks at the tags that a request gives"],
  [/^aws:principalorg(?:id|paths)$/, "it looks at the organisation of the role or user"],
  [/^aws:resourceorg(?:id|paths)$/, "it looks at the organisation of what is reached"],
  [/^aws:resourceaccount$/, "it looks at the account of what is reached"],
  [/^aws:(?:principal(?:arn|account|type)|userid|username)$/, "it looks at who asks"],
  [/^aws:(?:viaawsservice|calledvia(?:first|last)?)$/, "our requests come straight from us"],
  [/^kms:viaservice$/, "our requests come straight from us"],
  [/^aws:source(?:account|arn|orgid|orgpaths)$/, "it is for requests that AWS's own services make"],
  [/^aws:federatedprovider$/, "we sign in without an identity provider"],
  [/^(?:aws|sts):sourceidentity$/, "our sessions carry no source identity"],
  [/^sts:externalid$/, "the External ID is told only while the role is opened"],
  [/^iam:passedtoservice$/, "it holds only where the role is for certain services"],
];

/**
 * What a condition on a key means for the requests of a program like ours, as a clause without an end
 * ("our requests come from other addresses than yours"); null for a key of which there is nothing to say.
 */
export function meaningOfConditionKey(key: string): string | null {
  for (const [pattern, meaning] of MEANINGS) {
    const found = pattern.exec(key.toLowerCase());
    // A tag's name is told as it is written.
    if (found) return meaning.replace("$1", () => key.slice(key.indexOf("/") + 1));
  }
  return null;
}
