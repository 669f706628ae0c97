import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./globals.css";

/** Every page carries the nonce of its own request, so none is rendered ahead of time. */
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Rolebridge", template: "%s · Rolebridge" },
  description:
    "Connect an AWS account with a role, an External ID and exact permissions, proven by live calls.",
  robots: { index: false },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#14171b" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
