import type { Holder, PolicyAnswer, ReadPolicyAnswer } from "./examination";

/** placeholder until the reading lands */
export function readPolicyAnswer(pasted: string, _holder: Holder): ReadPolicyAnswer {
  return { ok: true, answer: JSON.parse(pasted) };
}

export function writePolicyAnswer(answer: PolicyAnswer): string {
  return JSON.stringify(answer);
}
