"use client";

import { FaultMessage } from "@/components/app-shell/fault-message";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <FaultMessage error={error} retry={retry} />;
}
