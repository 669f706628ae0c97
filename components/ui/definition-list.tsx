import type { ReactNode } from "react";

export interface Definition {
  term: string;
  description: ReactNode;
}

export function DefinitionList({ items }: { items: Definition[] }) {
  return (
    <dl className="divide-y divide-line border-y border-line">
      {items.map(({ term, description }) => (
        <div key={term} className="grid gap-x-8 py-3 wide:grid-cols-[12rem_1fr]">
          <dt className="text-small leading-6 text-soft">{term}</dt>
          <dd className="min-w-0">{description}</dd>
        </div>
      ))}
    </dl>
  );
}
