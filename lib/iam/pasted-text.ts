/** Longest text that a parser of this folder looks at; an ARN in AssumeRole may have 2,048 characters. */
export const LONGEST_PASTE = 2048;

const INVISIBLE = /[\p{Cf}\uFEFF]/gu;
const WRAPPING =
  /^[\s"'`\u2018\u2019\u201C\u201D\u00AB\u00BB]+|[\s"'`\u2018\u2019\u201C\u201D\u00AB\u00BB,.;]+$/gu;

/**
 * Takes off what comes along with a copied value: zero-width characters, quotes, backticks, blanks, and commas
 * or full stops at the end. Lines that a terminal has broken are joined. Call it on at most `LONGEST_PASTE`
 * characters.
 */
export function cleanPastedText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(/[ \t]*[\r\n]+[ \t]*/g, "")
    .replace(WRAPPING, "");
}

/** Text that a guide or a template meant to be replaced, such as `<account>`, `ACCOUNT_ID` or `${AccountId}`. */
export function hasPlaceholder(text: string): boolean {
  return /[<>{}[\]]|\b(?:YOUR[-_ ]?)?(?:AWS[-_ ]?)?ACCOUNT(?:[-_ ]?(?:ID|NUMBER))?\b|x{12}/i.test(text);
}
