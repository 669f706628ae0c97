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

/** Whether a field still holds what a guide or a template meant to be replaced: `<account>`, `ACCOUNT_ID`. */
export function hasPlaceholder(field: string): boolean {
  return /[<>{}[\]]|^(?:(?:your|my|the|aws)[-_ ]?)*account(?:[-_ ]?(?:id|number))?$|^x{12}$/i.test(field);
}
