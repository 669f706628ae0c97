/**
 * Whether the text matches a pattern with `*` (any characters, none included) and `?` (exactly one).
 * Takes at most pattern length times text length steps, whatever the pattern: it remembers only the last `*`.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let inPattern = 0;
  let inText = 0;
  let lastStar = -1;
  let resumeAt = 0;
  while (inText < text.length) {
    const wanted = pattern[inPattern];
    if (wanted === "*") {
      lastStar = inPattern;
      resumeAt = inText;
      inPattern += 1;
    } else if (wanted !== undefined && (wanted === "?" || wanted === text[inText])) {
      inPattern += 1;
      inText += 1;
    } else if (lastStar >= 0) {
      inPattern = lastStar + 1;
      resumeAt += 1;
      inText = resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[inPattern] === "*") inPattern += 1;
  return inPattern === pattern.length;
}

/** The same for actions, which IAM compares without regard to case (IAM User Guide, "Action" element). */
export function matchesActionPattern(pattern: string, action: string): boolean {
  return matchesWildcard(pattern.toLowerCase(), action.toLowerCase());
}

/** Whether the text holds a wildcard. */
export function hasWildcard(text: string): boolean {
  return text.includes("*") || text.includes("?");
}

export interface ActionParts {
  /** The service prefix in lower case, for example `ec2`. */
  service: string;
  /** What follows the colon, as written, for example `Describe*`. */
  name: string;
}

/** Splits `ec2:Describe*` at its colon; null when it is not of the form `service:name`. */
export function splitAction(action: string): ActionParts | null {
  const match = /^([a-z0-9-]+):([A-Za-z0-9*?]+)$/i.exec(action);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { service: match[1].toLowerCase(), name: match[2] };
}
