import type { ReactNode } from "react";
import { Wordmark } from "./wordmark";

interface MessagePageProps {
  title: string;
  children: ReactNode;
  action: ReactNode;
}

/** A page that has only one thing to say. */
export function MessagePage({ title, children, action }: MessagePageProps) {
  return (
    <main className="mx-auto max-w-xl px-4 py-24">
      <div className="mb-8">
        <Wordmark />
      </div>
      <h1 className="text-title font-semibold tracking-tight">{title}</h1>
      <div className="mt-2 space-y-2 text-soft">{children}</div>
      <div className="mt-8 flex flex-wrap gap-2">{action}</div>
    </main>
  );
}
