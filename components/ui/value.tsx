import { CopyButton } from "./copy-button";
import { Identifier } from "./identifier";

interface CopyableValueProps {
  label: string;
  value: string;
  /** Set it where the same label stands twice on a page. */
  id?: string;
}

export function CopyableValue({ label, value, id = `value-${slug(label)}` }: CopyableValueProps) {
  return (
    <div className="rounded-box border border-line bg-surface">
      <div className="flex items-center justify-between gap-4 border-b border-line py-1 ps-4 pe-1">
        <span className="text-small text-soft">{label}</span>
        <CopyButton text={value} of={label} targetId={id} />
      </div>
      <p className="px-4 py-3">
        <Identifier id={id} value={value} className="select-all" />
      </p>
    </div>
  );
}

function slug(label: string): string {
  return label.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
