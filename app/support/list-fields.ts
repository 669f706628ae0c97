import type { FilterField } from "@/components/support/support-filter";
import { listIntegrations } from "@/lib/connections/integrations";
import { CONNECTION_STATES, STATE_WORDS } from "@/lib/onboarding/connection-state";
import { AGES, EVIDENCE_WORDS, FINDING_CODES, type FilterName, VERIFIED_RANGES } from "@/lib/support/schema";
import { CHECK_QUESTIONS, type CheckName } from "@/lib/verification/checks";
import { FINDING_WORDS } from "@/lib/verification/finding-words";
import { VERDICT_CODES } from "@/lib/verification/verdict-codes";

type NamedField = FilterField & { name: Exclude<FilterName, "q"> };

/** The filters of support's list, with every value that there is. */
export function listFilterFields(): NamedField[] {
  return [
    {
      name: "product",
      label: "Product",
      none: "Any product",
      options: listIntegrations().map(({ id, name }) => ({ value: id, title: name })),
    },
    {
      name: "state",
      label: "State",
      none: "Any state",
      options: CONNECTION_STATES.map((state) => ({ value: state, title: STATE_WORDS[state].title })),
    },
    { name: "age", label: "In its state for", none: "Any time", options: fromRecord(AGES) },
    { name: "verdict", label: "Gravest finding", none: "Any finding", options: groupFindings() },
    { name: "verified", label: "Last verified", none: "At any time", options: fromRecord(VERIFIED_RANGES) },
    {
      name: "evidence",
      label: "Proof of permissions",
      none: "Any proof",
      options: Object.entries(EVIDENCE_WORDS).map(([value, title]) => ({ value, title })),
    },
  ];
}

/** How a value of a filter reads, for the chip that stands for it. */
export function describeValue({ options }: NamedField, value: string): string {
  const all = options.flatMap((option) => ("options" in option ? option.options : [option]));
  return all.find((option) => option.value === value)?.title ?? value;
}

function fromRecord(record: Record<string, { title: string }>) {
  return Object.entries(record).map(([value, { title }]) => ({ value, title }));
}

function groupFindings() {
  const checks = [...new Set<CheckName>(FINDING_CODES.map((code) => VERDICT_CODES[code].check))];
  return checks.map((check) => ({
    title: CHECK_QUESTIONS[check],
    options: FINDING_CODES.filter((code) => VERDICT_CODES[code].check === check).map((code) => ({
      value: code,
      title: FINDING_WORDS[code],
    })),
  }));
}
