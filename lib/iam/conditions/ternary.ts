/** A question that may have no answer from here. */
export type Ternary = "yes" | "no" | "unknown";

/** Yes when all are, no when one is not. */
export function all(answers: readonly Ternary[]): Ternary {
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

/** Yes when one is, no when none is. */
export function any(answers: readonly Ternary[]): Ternary {
  if (answers.includes("yes")) return "yes";
  return answers.includes("unknown") ? "unknown" : "no";
}

/** The opposite. */
export function opposite(answer: Ternary): Ternary {
  if (answer === "unknown") return answer;
  return answer === "yes" ? "no" : "yes";
}

/** The answer that all possibilities share; unknown where they differ. */
export function agreed(answers: readonly Ternary[]): Ternary {
  const [first = "unknown"] = answers;
  return answers.every((answer) => answer === first) ? first : "unknown";
}

/** A boolean as an answer. */
export function answer(value: boolean): Ternary {
  return value ? "yes" : "no";
}
