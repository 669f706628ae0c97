import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";

type ButtonProps = Omit<ComponentProps<"button">, "className"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
};

export function Button({ variant = "secondary", size, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(variant, size)} {...rest} />;
}

interface ButtonLinkProps {
  href: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  download?: string;
  /** One of several that show the same place in other ways, and the one that is shown now. */
  isCurrent?: boolean;
  children: ReactNode;
}

/**
 * A link that leads on. It is a plain anchor: the framework's own link weighs more than all the rest of
 * our script together, and would ask for pages that nobody has opened yet.
 */
export function ButtonLink(props: ButtonLinkProps) {
  const { href, variant = "secondary", size, download, isCurrent, children } = props;
  return (
    <a
      href={href}
      download={download}
      aria-current={isCurrent || undefined}
      className={`${buttonClass(variant, size)} aria-current:border-accent aria-current:bg-accent-soft`}
    >
      {children}
    </a>
  );
}
