/** Forty characters of base64, however they are set off: behind `=` in a shell, in quotes, in a cell of a table. */
const TOKEN_OF_40 = /(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/g;
/** A path in an ARN may look like one. */
const ARN = /\barn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:\d*:[\w:/.@-]+/g;

/**
 * Whether a secret access key stands somewhere in a text: forty characters of base64 with small and large letters and
 * another sign. No ID or hash has that form.
 */
export function holdsSecretAccessKey(text: string): boolean {
  const plain = text
    .replace(/\p{Cf}/gu, "")
    .replace(/\\\/|\\u002f|%2f/gi, "/")
    .replace(/\\u002b|%2b/gi, "+")
    .replace(ARN, "");
  const tokens = plain.match(TOKEN_OF_40) ?? [];
  return tokens.some((token) => /[a-z]/.test(token) && /[A-Z]/.test(token) && /[0-9/+]/.test(token));
}
