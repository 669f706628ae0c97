import { FINDING_WORDS } from "@/lib/verification/finding-words";
import { isPassCode, type VerdictCode } from "@/lib/verification/verdict-codes";

/** What a check came to, in a sentence: the code alone is for support. */
export function tellMeaning(code: VerdictCode, isAnswered: boolean): string {
  if (!isPassCode(code)) return `${FINDING_WORDS[code]}.`;
  return isAnswered ? "It is as it should be." : "This needs no answer of AWS.";
}
