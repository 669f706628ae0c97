import { CopyButton } from "./copy-button";

interface CommandProps {
  id: string;
  label: string;
  command: string;
  /** What to mind before it is run. */
  note?: string | null;
}

/** A shell command in its own lines, so that what is selected by hand runs as well as what is copied. */
export function Command({ id, label, command, note }: CommandProps) {
  return (
    <div className="rounded-box border border-line bg-surface">
      <div className="flex items-center justify-between gap-4 py-1 ps-4 pe-1">
        <p className="text-small text-soft">{label}</p>
        <CopyButton of={label} targetId={id} />
      </div>
      <pre id={id} className="px-4 pb-3 font-mono text-small wrap-anywhere whitespace-pre-wrap">
        {command}
      </pre>
      {note && <p className="px-4 pb-3 text-small text-soft">{note}</p>}
    </div>
  );
}
