export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "compact";

const BASE =
  "inline-flex items-center justify-center gap-2 rounded-box border text-small font-medium " +
  "whitespace-nowrap no-underline cursor-pointer transition-colors duration-100 motion-reduce:transition-none " +
  "aria-disabled:cursor-default";

const SIZES: Record<ButtonSize, string> = {
  normal: "min-h-10 px-4 py-2",
  compact: "min-h-8 px-3 py-1",
};

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border-line-strong bg-surface text-ink hover:border-control hover:bg-sunken",
  quiet: "border-transparent text-soft hover:bg-sunken hover:text-ink",
  danger: "border-bad/40 bg-surface text-bad hover:bg-bad-soft",
};

export function buttonClass(variant: ButtonVariant, size: ButtonSize = "normal"): string {
  return `${BASE} ${SIZES[size]} ${VARIANTS[variant]}`;
}
