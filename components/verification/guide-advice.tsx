import { DefinitionList } from "@/components/ui/definition-list";
import type { CheckResult } from "@/lib/verification/check-result";

export interface GuideEntry {
  symptom: string;
  verdictCodes: string[];
  text: string;
}

interface GuideAdviceProps {
  productName: string;
  entries: GuideEntry[];
  results: readonly CheckResult[];
}

/** What the product's own guide says about what was found; nothing where all is well. */
export function GuideAdvice({ productName, entries, results }: GuideAdviceProps) {
  const found = new Set<string>(results.map(({ code }) => code));
  const fitting = entries.filter(({ verdictCodes }) => verdictCodes.some((code) => found.has(code)));
  if (fitting.length === 0) return null;
  return (
    <section aria-labelledby="guide-advice">
      <h2 id="guide-advice" className="mb-2 font-semibold">
        What the guide of {productName} says
      </h2>
      <DefinitionList items={fitting.map(({ symptom, text }) => ({ term: symptom, description: text }))} />
    </section>
  );
}
