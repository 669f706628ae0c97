"use client";

import { useSyncExternalStore } from "react";

interface PropagationCountdownProps {
  /** When the next attempt is due: an ISO time. */
  until: string;
  attempt: number;
  attempts: number;
}

const SECOND_MS = 1000;

function everySecond(notify: () => void): () => void {
  const timer = setInterval(notify, SECOND_MS);
  return () => clearInterval(timer);
}

/** Counts down to the next attempt, whose outcome streams in by itself; unscripted it states the time. */
export function PropagationCountdown({ until, attempt, attempts }: PropagationCountdownProps) {
  const seconds = useSyncExternalStore<number | null>(
    everySecond,
    () => Math.ceil((Date.parse(until) - Date.now()) / SECOND_MS),
    () => null,
  );
  return (
    <div role="timer" className="flex flex-wrap items-baseline gap-x-2 text-small">
      <span className="font-medium tabular-nums">{describeWait(seconds, until)}</span>
      <span className="text-soft">
        Attempt {attempt} of {attempts}. You may leave this page; we go on trying.
      </span>
    </div>
  );
}

function describeWait(seconds: number | null, until: string): string {
  if (seconds === null) return `Next attempt at ${until.slice(11, 19)} UTC.`;
  if (seconds <= 0) return "Asking AWS again.";
  return seconds === 1 ? "Next attempt in 1 second." : `Next attempt in ${seconds} seconds.`;
}
