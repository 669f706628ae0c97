import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

interface FileTextProps {
  id: string;
  title: string;
  fileName: string;
  text: string;
  /** What the reader has to know about it. */
  note?: ReactNode;
}

/** A file to copy as it stands: its name, its text and what is still missing in it. */
export function FileText({ id, title, fileName, text, note }: FileTextProps) {
  return (
    <section aria-label={title} className="min-w-0 rounded-box border border-line bg-surface">
      <header className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-1 ps-4 pe-1">
        <p className="text-small">
          <span className="font-medium">{title}</span> <code className="font-mono text-soft">{fileName}</code>
        </p>
        <CopyButton of={title} targetId={id} />
      </header>
      <pre
        id={id}
        data-file={fileName}
        className="px-4 py-3 font-mono text-small wrap-anywhere whitespace-pre-wrap"
      >
        {text}
      </pre>
      {note && <p className="border-t border-line px-4 py-2 text-small text-soft">{note}</p>}
    </section>
  );
}
