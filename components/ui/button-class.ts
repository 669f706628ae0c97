export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

const BASE =
  "inline-flex min-h-10 items-center justify-center gap-2 rounded-box border px-4 py-2 text-small font-medium " +
  "whitespace-nowrap no-underline cursor-pointer transition-colors duration-100 motion-reduce:transition-none " +
  "aria-disabled:cursor-default";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border-line-strong bg-surface text-ink hover:border-control hover:bg-sunken",
  quiet: "border-transparent text-soft hover:bg-sunken hover:text-ink",
  danger: "border-bad/40 bg-surface text-bad hover:bg-bad-soft",
};

export function buttonClass(variant: ButtonVariant, extra = ""): string {
  return `${BASE} ${VARIANTS[variant]} ${extra}`.trimEnd();
}
