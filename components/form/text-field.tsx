"use client";

import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute } from "react";
import { FieldError } from "./field-error";
import { describedBy, useFieldState } from "./form-state-context";

interface TextFieldProps {
  name: string;
  label: string;
  hint?: string;
  defaultValue?: string;
  monospace?: boolean;
  required?: boolean;
  type?: HTMLInputTypeAttribute;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: "text" | "numeric" | "email" | "url";
  maxLength?: number;
  placeholder?: string;
  /** Faults that a form without an action finds; those of an action come by themselves. */
  errors?: string[];
  /** Suggestions, offered by the browser while one types. */
  list?: string[];
}

export function TextField(props: TextFieldProps) {
  const { name, label, hint, defaultValue, monospace, list, errors, ...input } = props;
  const found = useFieldState(name);
  const field = errors ? { ...found, errors } : found;
  const invalid = field.errors.length > 0;
  const listId = `${field.id}-list`;
  return (
    <div className="max-w-xl">
      <label htmlFor={field.id} className="font-medium">
        {label}
      </label>
      {hint && (
        <p id={field.hintId} className="text-small text-soft">
          {hint}
        </p>
      )}
      <input
        id={field.id}
        name={name}
        defaultValue={field.value ?? defaultValue}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy(field, hint !== undefined)}
        list={list ? listId : undefined}
        spellCheck={monospace ? false : undefined}
        autoCapitalize={monospace ? "none" : undefined}
        autoComplete="off"
        type="text"
        {...input}
        className={`mt-2 block min-h-10 w-full rounded-box border bg-surface px-3 py-2 placeholder:text-soft ${
          invalid ? "border-bad" : "border-control hover:border-ink"
        } ${monospace ? "font-mono" : ""}`}
      />
      {list && (
        <datalist id={listId}>
          {list.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      <FieldError id={field.errorId} errors={field.errors} />
    </div>
  );
}
