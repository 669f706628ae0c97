import type { ReactNode } from "react";

interface DataTableProps {
  caption: string;
  columns: readonly string[];
  children: ReactNode;
}

/** A table for the staff; on a narrow screen it scrolls on its own. */
export function DataTable({ caption, columns, children }: DataTableProps) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-box border border-line bg-surface"
    >
      <table className="w-full text-small [&_td]:px-4 [&_td]:py-2 [&_td]:align-top [&_th]:px-4 [&_th]:py-2 [&_th]:text-start">
        <caption className="sr-only">{caption}</caption>
        <thead className="border-b border-line text-soft">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="font-medium whitespace-nowrap">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">{children}</tbody>
      </table>
    </section>
  );
}
