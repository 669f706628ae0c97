"use client";

import { type ReactNode, useEffect, useRef } from "react";

interface AnswerPlaceProps {
  id: string;
  children: ReactNode;
}

/** Takes the focus where the address leads to it, so that an answer is read out; give it a key of the answer's own. */
export function AnswerPlace({ id, children }: AnswerPlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (window.location.hash === `#${id}`) place.current?.focus({ preventScroll: true });
  }, [id]);
  return (
    <div id={id} ref={place} tabIndex={-1} className="scroll-mt-4 space-y-4">
      {children}
    </div>
  );
}
