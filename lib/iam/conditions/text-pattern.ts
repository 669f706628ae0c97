/** A policy text with the places where `*` and `?` are wildcards; a resolved variable never is one. */
export interface TextPattern {
  text: string;
  wildcards: ReadonlySet<number>;
}

/** A text of a policy, each `*` and `?` of it a wildcard. */
export function asPattern(text: string): TextPattern {
  const wildcards = [...text.matchAll(/[*?]/g)].map(({ index }) => index);
  return { text, wildcards: new Set(wildcards) };
}

/** Patterns one after the other. */
export function joinPatterns(parts: readonly TextPattern[]): TextPattern {
  let text = "";
  const wildcards = new Set<number>();
  for (const part of parts) {
    for (const at of part.wildcards) wildcards.add(text.length + at);
    text += part.text;
  }
  return { text, wildcards };
}

/** Whether the pattern matches the whole text: greedy with one point of return, so never exponential. */
export function isPatternMatch({ text: pattern, wildcards }: TextPattern, text: string): boolean {
  const isRun = (at: number) => wildcards.has(at) && pattern[at] === "*";
  const fits = (at: number, character: string | undefined) =>
    at < pattern.length && (wildcards.has(at) ? pattern[at] === "?" : pattern[at] === character);
  let p = 0;
  let runAt = -1;
  let resumeAt = 0;
  for (let t = 0; t < text.length; ) {
    if (isRun(p)) {
      runAt = p++;
      resumeAt = t;
    } else if (fits(p, text[t])) {
      p++;
      t++;
    } else if (runAt >= 0) {
      p = runAt + 1;
      t = ++resumeAt;
    } else return false;
  }
  while (isRun(p)) p++;
  return p === pattern.length;
}

/** Whether the pattern is made of `*` alone. */
export function isEverything({ text, wildcards }: TextPattern): boolean {
  return wildcards.size > 0 && wildcards.size === text.length && !text.includes("?");
}

/** Whether each of the six parts of an ARN matches by itself (IAM User Guide, "ARN condition operators"). */
export function isArnMatch(pattern: TextPattern, arn: string): boolean {
  if (isEverything(pattern)) return true;
  const wanted = arnParts(pattern.text);
  const given = arnParts(arn);
  let start = 0;
  return (
    wanted.length === given.length &&
    wanted.every((text, index) => {
      const offset = start;
      start += text.length + 1;
      const wildcards = [...pattern.wildcards].map((at) => at - offset);
      return isPatternMatch({ text, wildcards: new Set(wildcards) }, given[index] ?? "");
    })
  );
}

function arnParts(arn: string): string[] {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}
