import Link from "next/link";
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
  children: ReactNode;
}

/** A link that leads on. A download, and anything outside the application, is an ordinary anchor. */
export function ButtonLink({ href, variant = "secondary", size, download, children }: ButtonLinkProps) {
  const className = buttonClass(variant, size);
  if (download !== undefined || !href.startsWith("/")) {
    return (
      <a href={href} download={download} className={className}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href} className={className}>
      {children}
    </Link>
  );
}
