"use client";

import { useContext, useEffect, useRef, useState } from "react";
import { FieldError } from "./field-error";
import { describedBy, FormStateContext, useFieldState } from "./form-state-context";

interface SecretFieldProps {
  name: string;
  label: string;
  hint: string;
}

/** A field whose value never comes back from the server; what was typed stays in it for as long as the page does. */
export function SecretField({ name, label, hint }: SecretFieldProps) {
  const field = useFieldState(name);
  const { status } = useContext(FormStateContext);
  const invalid = field.errors.length > 0;
  // A page that comes back refused as a whole, without its script, has lost what was typed.
  const [isLost] = useState(status === "invalid");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => keepOverReset(input.current), []);
  return (
    <div className="max-w-xl">
      <label htmlFor={field.id} className="font-medium">
        {label}
      </label>
      <p id={field.hintId} className="text-small text-soft">
        {hint}
        {isLost && !invalid && " Enter it again: a page never gets it back."}
      </p>
      <input
        ref={input}
        id={field.id}
        name={name}
        type="password"
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        data-1p-ignore
        data-lpignore="true"
        required
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy(field, true)}
        className={`mt-2 block min-h-10 w-full rounded-box border bg-surface px-3 py-2 font-mono ${
          invalid ? "border-bad" : "border-control hover:border-ink"
        }`}
      />
      <FieldError id={field.errorId} errors={field.errors} />
    </div>
  );
}

/** React empties a form after its action: a secret that AWS shows only once would be gone for another field's fault. */
function keepOverReset(input: HTMLInputElement | null): () => void {
  const keep = () => {
    const typed = input?.value ?? "";
    queueMicrotask(() => {
      if (input) input.value = typed;
    });
  };
  const form = input?.form;
  form?.addEventListener("reset", keep);
  return () => form?.removeEventListener("reset", keep);
}
