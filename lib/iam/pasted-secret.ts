/** Forty characters of base64, however they are set off: behind `=` in a shell, in quotes, in a cell of a table. */
const TOKEN_OF_40 = /(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/g;
/** A path in an ARN may look like one. */
const ARN = /\barn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:\d*:[\w:/.@-]+/g;

/** How often neighbours of forty random characters are of different kinds is 25, give or take 3; of names and paths about 12. */
const CHANGES_OF_A_RANDOM_TEXT = 18;

/**
 * Whether a secret access key stands somewhere in a text: forty characters of base64 with small and large letters and
 * another sign. No ID or hash has that form.
 */
export function holdsSecretAccessKey(text: string): boolean {
  return secretLikeTokens(text).length > 0;
}

/** The same of a text by AWS that is full of names and paths: forty characters that make words are none. */
export function holdsLikelySecret(text: string): boolean {
  return secretLikeTokens(text).some((token) => countChanges(token) >= CHANGES_OF_A_RANDOM_TEXT);
}

function secretLikeTokens(text: string): string[] {
  const plain = text
    .replace(/\p{Cf}/gu, "")
    .replace(/\\\/|\\u002f|%2f/gi, "/")
    .replace(/\\u002b|%2b/gi, "+")
    .replace(ARN, "");
  const tokens = plain.match(TOKEN_OF_40) ?? [];
  return tokens.filter((token) => /[a-z]/.test(token) && /[A-Z]/.test(token) && /[0-9/+]/.test(token));
}

/** How often a small letter, a large one, a digit and a sign take turns. */
function countChanges(token: string): number {
  return (token.match(/[a-z]+|[A-Z]+|[0-9]+|[/+]+/g) ?? []).length - 1;
}
