"use client";

import { FieldError } from "./field-error";
import { describedBy, useFieldState } from "./form-state-context";

interface TextAreaFieldProps {
  name: string;
  label: string;
  hint: string;
  rows: number;
}

/** Takes a text of many lines as it is pasted: nothing in it is corrected, completed or capitalised. */
export function TextAreaField({ name, label, hint, rows }: TextAreaFieldProps) {
  const field = useFieldState(name);
  const invalid = field.errors.length > 0;
  return (
    <div>
      <label htmlFor={field.id} className="font-medium">
        {label}
      </label>
      <p id={field.hintId} className="text-small text-soft">
        {hint}
      </p>
      <textarea
        id={field.id}
        name={name}
        rows={rows}
        defaultValue={field.value}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy(field, true)}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className={`mt-2 block w-full rounded-box border bg-surface px-3 py-2 font-mono text-small ${
          invalid ? "border-bad" : "border-control hover:border-ink"
        }`}
      />
      <FieldError id={field.errorId} errors={field.errors} />
    </div>
  );
}
