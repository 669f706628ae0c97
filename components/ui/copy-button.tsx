"use client";

import { useState, useSyncExternalStore } from "react";
import { buttonClass } from "./button-class";

const COPIED_FOR_MS = 2000;
const neverChanges = () => () => undefined;

type CopyOutcome = "idle" | "copied" | "selected";

const OUTCOME_WORDS: Record<CopyOutcome, string> = { idle: "Copy", copied: "Copied", selected: "Selected" };

interface CopyButtonProps {
  /** What is copied, for those who hear the button instead of seeing where it stands. */
  of: string;
  /** The element whose text is copied, or selected where the clipboard is out of reach: the page holds it once. */
  targetId: string;
}

/** Until the page's script runs it keeps its place, unseen: a button that does nothing is worse than none. */
export function CopyButton({ of, targetId }: CopyButtonProps) {
  const scripted = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const [outcome, setOutcome] = useState<CopyOutcome>("idle");

  async function copy() {
    setOutcome(await copyOrSelect(targetId));
    setTimeout(() => setOutcome("idle"), COPIED_FOR_MS);
  }

  return (
    <>
      <button
        type="button"
        onClick={() => void copy()}
        aria-label={`Copy ${of}`}
        className={`${buttonClass("quiet", "compact")} min-w-20 ${scripted ? "" : "invisible"}`}
      >
        {OUTCOME_WORDS[outcome]}
      </button>
      <output className="sr-only" aria-live="polite">
        {outcome === "copied"
          ? `Copied ${of}`
          : outcome === "selected"
            ? `Selected ${of}, ready to copy`
            : ""}
      </output>
    </>
  );
}

async function copyOrSelect(targetId: string): Promise<CopyOutcome> {
  const target = document.getElementById(targetId);
  if (!target) return "idle";
  try {
    await navigator.clipboard.writeText(target.textContent);
    return "copied";
  } catch {
    getSelection()?.selectAllChildren(target);
    return "selected";
  }
}
