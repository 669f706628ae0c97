"use client";

import { FaultMessage } from "@/components/app-shell/fault-message";
import "./globals.css";

export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>This page could not be shown</title>
        <FaultMessage error={error} retry={retry} />
      </body>
    </html>
  );
}
