"use client";

import { useContext } from "react";
import { FieldError } from "./field-error";
import { describedBy, FormStateContext, useFieldState } from "./form-state-context";

interface SecretFieldProps {
  name: string;
  label: string;
  hint: string;
}

/** A field whose value never comes back from the server and is kept by no browser. */
export function SecretField({ name, label, hint }: SecretFieldProps) {
  const field = useFieldState(name);
  const { status } = useContext(FormStateContext);
  const invalid = field.errors.length > 0;
  return (
    <div className="max-w-xl">
      <label htmlFor={field.id} className="font-medium">
        {label}
      </label>
      <p id={field.hintId} className="text-small text-soft">
        {hint}
        {status === "invalid" && !invalid && " Enter it again: a page never gets it back."}
      </p>
      <input
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
