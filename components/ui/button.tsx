import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonVariant, buttonClass } from "./button-class";

type ButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant };

export function Button({ variant = "secondary", type = "button", className, ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(variant, className)} {...rest} />;
}

interface ButtonLinkProps {
  href: string;
  variant?: ButtonVariant;
  download?: string;
  children: ReactNode;
  className?: string;
}

/** A link that leads on. A download, and anything outside the application, is an ordinary anchor. */
export function ButtonLink({ href, variant = "secondary", download, children, className }: ButtonLinkProps) {
  const classes = buttonClass(variant, className);
  if (download !== undefined || !href.startsWith("/")) {
    return (
      <a href={href} download={download} className={classes}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href} className={classes}>
      {children}
    </Link>
  );
}
