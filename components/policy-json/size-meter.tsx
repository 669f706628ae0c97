export interface DocumentSize {
  characters: number;
  quota: number;
}

const count = new Intl.NumberFormat("en");

/** How much of AWS's quota the document takes; a bar in SVG, since a style attribute is not allowed. */
export function SizeMeter({ characters, quota }: DocumentSize) {
  const share = Math.min(100, Math.round((characters / quota) * 100));
  const tight = characters > quota * 0.9;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-small text-soft">
      <svg aria-hidden="true" width="64" height="4" className={tight ? "text-bad" : "text-soft"}>
        <rect width="64" height="4" rx="2" className="fill-line" />
        <rect width={`${Math.max(3, share)}%`} height="4" rx="2" fill="currentColor" />
      </svg>
      {count.format(characters)} of {count.format(quota)} characters; whitespace is not counted
    </p>
  );
}
