/** Stand-ins for `*` and `?`, so that the value of a policy variable is never read as a wildcard. */
const ANY_RUN = "\uE000";
const ANY_CHARACTER = "\uE001";

/** Turns the `*` and `?` of a policy text into wildcards. */
export function asPattern(text: string): string {
  return text.replaceAll("*", ANY_RUN).replaceAll("?", ANY_CHARACTER);
}

/** The text of a pattern with its wildcards as plain characters, for operators that know no wildcards. */
export function asLiteral(pattern: string): string {
  return pattern.replaceAll(ANY_RUN, "*").replaceAll(ANY_CHARACTER, "?");
}

/** Whether a pattern matches the whole text. Greedy with one point of return: never exponential. */
export function matchesPattern(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let runAt = -1;
  let resumeAt = 0;
  while (t < text.length) {
    const wanted = pattern[p];
    if (wanted === ANY_RUN) {
      runAt = p++;
      resumeAt = t;
    } else if (wanted === ANY_CHARACTER || wanted === text[t]) {
      p++;
      t++;
    } else if (runAt >= 0) {
      p = runAt + 1;
      t = ++resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[p] === ANY_RUN) p++;
  return p === pattern.length;
}

const MOST_REMEMBERED = 5_000;
/** One simulation asks of hundreds of actions about the same elements. */
const actionPatterns = new Map<string, string>();

/** Whether an action name matches an Action element: without regard to case. */
export function matchesAction(actionPattern: string, action: string): boolean {
  return matchesPattern(actionPatternOf(actionPattern), action.toLowerCase());
}

function actionPatternOf(text: string): string {
  const known = actionPatterns.get(text);
  if (known !== undefined) return known;
  const pattern = asPattern(text.toLowerCase());
  if (actionPatterns.size >= MOST_REMEMBERED) actionPatterns.clear();
  actionPatterns.set(text, pattern);
  return pattern;
}
