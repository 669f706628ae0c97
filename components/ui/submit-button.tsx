"use client";

import { useFormStatus } from "react-dom";
import { type ButtonVariant, buttonClass } from "./button-class";

interface SubmitButtonProps {
  label: string;
  pendingLabel: string;
  variant?: ButtonVariant;
  name?: string;
  value?: string;
}

/** Both labels lie in one grid cell, so that the button keeps its width when the wording changes. */
export function SubmitButton({ label, pendingLabel, variant = "primary", name, value }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <>
      <button
        type="submit"
        name={name}
        value={value}
        aria-disabled={pending}
        onClick={(event) => pending && event.preventDefault()}
        // A name in the label may be long; every other button keeps to one line.
        className={`${buttonClass(variant)} whitespace-normal!`}
      >
        <span className="grid *:col-start-1 *:row-start-1">
          <span className={pending ? "invisible" : ""}>{label}</span>
          <span className={pending ? "" : "invisible"} aria-hidden={!pending}>
            {pendingLabel}
          </span>
        </span>
      </button>
      <output className="sr-only" aria-live="polite">
        {pending ? pendingLabel : ""}
      </output>
    </>
  );
}
