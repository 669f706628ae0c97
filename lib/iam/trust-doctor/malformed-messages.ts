/** IAM's messages for a trust policy that it does not save, and what each means; the first that fits counts. */
export const MALFORMED: readonly (readonly [RegExp, string])[] = [
  [
    /Invalid principal in policy/i,
    "The trust policy names a principal that IAM cannot find: a user or role that is not there (or was made seconds ago), an ARN with a wildcard, or one of another AWS partition. Copy the principal from our trust policy.",
  ],
  [
    /policy contains invalid Json|invalid JSON|not valid JSON/i,
    "The text is not JSON. Curly quotes, a comma before a closing bracket, comments or a missing brace are the usual causes. Paste the trust policy itself here and we say which.",
  ],
  [
    /AssumeRole policy may only specify STS AssumeRole actions/i,
    "The trust policy holds an action that does not begin with sts:. Perhaps the permission policy was put where the trust policy belongs.",
  ],
  [
    /prohibited field (?:Not)?Resource/i,
    "The trust policy has a Resource. It must have none. Perhaps the permission policy was put where the trust policy belongs.",
  ],
  [
    /Missing required field Principal/i,
    "A statement of the trust policy has no Principal. Perhaps the permission policy was put where the trust policy belongs.",
  ],
  [/Missing required field (\w+)/i, "A statement of the trust policy lacks a field that IAM asks for."],
  [/Unknown field|has prohibited field/i, "The trust policy has a field that IAM does not know."],
  [
    /Statement IDs? \(SID\)/i,
    "A Sid of the trust policy stands twice, or has other characters than letters and digits.",
  ],
  [
    /Invalid Condition type/i,
    "The trust policy has a condition operator that IAM does not know. For the External ID it is StringEquals, in exactly this spelling.",
  ],
  [
    /must be prefaced by a vendor/i,
    "An action or a condition key has lost its prefix, as in sts:AssumeRole and sts:ExternalId.",
  ],
  [
    /policy document must be version|Invalid.{0,20}version/i,
    "The Version of the trust policy is not one of IAM's. It is 2012-10-17.",
  ],
  [
    /It must contain only printable ASCII characters/i,
    "The trust policy holds characters that IAM does not take, such as curly quotes or invisible ones.",
  ],
  [
    /\bMalformedPolicyDocument(?:Exception)?\b|Syntax errors in policy/i,
    "IAM does not take the trust policy as it is written. Paste the trust policy itself here and we say where.",
  ],
];
