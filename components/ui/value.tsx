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
    <div className="flex items-center justify-between gap-4 rounded-box border border-line bg-surface py-2 ps-4 pe-1">
      <div className="min-w-0">
        <p className="text-small text-soft">{label}</p>
        <Identifier id={id} value={value} className="select-all" />
      </div>
      <CopyButton of={label} targetId={id} />
    </div>
  );
}

function slug(label: string): string {
  return label.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
