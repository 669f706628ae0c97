"use client";

import { FieldError } from "./field-error";
import { describedBy, useFieldState } from "./form-state-context";

interface SecretFieldProps {
  name: string;
  label: string;
  hint: string;
}

/** A field whose value never comes back from the server and is kept by no browser. */
export function SecretField({ name, label, hint }: SecretFieldProps) {
  const field = useFieldState(name);
  const invalid = field.errors.length > 0;
  return (
    <div className="max-w-xl">
      <label htmlFor={field.id} className="font-medium">
        {label}
      </label>
      <p id={field.hintId} className="text-small text-soft">
        {hint}
      </p>
      <input
        id={field.id}
        name={name}
        type="password"
        autoComplete="off"
        spellCheck={false}
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
