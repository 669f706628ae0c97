"use client";

import { Glyph } from "@/components/ui/glyph";
import { FieldError } from "./field-error";
import { describedBy, useFieldState } from "./form-state-context";

export interface Choice {
  value: string;
  title: string;
  description?: string;
  badge?: string;
  /** What to weigh before choosing it. */
  warning?: string;
  /** The field that need not be asked any more once this is chosen. */
  settles?: string;
}

interface ChoiceFieldProps {
  name: string;
  legend: string;
  hint?: string;
  options: Choice[];
  defaultValue?: string;
}

export function ChoiceField({ name, legend, hint, options, defaultValue }: ChoiceFieldProps) {
  const field = useFieldState(name);
  const chosen = field.value ?? defaultValue;
  return (
    <fieldset data-question={name} aria-describedby={describedBy(field, hint !== undefined)}>
      <legend className="font-medium">{legend}</legend>
      {hint && (
        <p id={field.hintId} className="text-small text-soft">
          {hint}
        </p>
      )}
      <div className="mt-2 grid gap-2 wide:grid-cols-2">
        {options.map((option, index) => (
          <ChoiceCard
            key={option.value}
            place={index + 1}
            name={name}
            option={option}
            chosen={option.value === chosen}
            invalid={field.errors.length > 0}
          />
        ))}
      </div>
      <FieldError id={field.errorId} errors={field.errors} />
    </fieldset>
  );
}

interface ChoiceCardProps {
  /** Counted from one: the style sheet knows the choice by it. */
  place: number;
  name: string;
  option: Choice;
  chosen: boolean;
  invalid: boolean;
}

function ChoiceCard({ place, name, option, chosen, invalid }: ChoiceCardProps) {
  const id = `field-${name}-${option.value}`;
  return (
    <label
      htmlFor={id}
      data-choice={place}
      data-settles={option.settles}
      className="flex cursor-pointer gap-3 rounded-box border border-line-strong bg-surface p-4 hover:border-control has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
    >
      <input
        id={id}
        type="radio"
        name={name}
        value={option.value}
        defaultChecked={chosen}
        aria-invalid={invalid || undefined}
        aria-describedby={`${option.badge ? `${id}-badge ` : ""}${id}-description`}
        aria-labelledby={`${id}-title`}
        className="mt-1 size-4 shrink-0 outline-none"
      />
      <span className="min-w-0">
        <span id={`${id}-title`} className="font-medium">
          {option.title}
        </span>
        {option.badge && (
          <span
            id={`${id}-badge`}
            className="ms-2 rounded-small border border-accent/40 px-1.5 text-small text-accent"
          >
            {option.badge}
          </span>
        )}
        <span id={`${id}-description`} className="block text-small text-soft">
          {option.description}
          {option.warning && (
            <span className="mt-1 flex gap-2 text-attention">
              <Glyph shape="triangle" className="mt-0.5" />
              {option.warning}
            </span>
          )}
        </span>
      </span>
    </label>
  );
}
