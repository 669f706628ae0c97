"use client";

import { useContext } from "react";
import { FormStateContext } from "./form-state-context";

export interface CheckOption {
  name: string;
  title: string;
  description: string;
  isChosen: boolean;
  /** Which of the choices before it brings it up, counted from one; the style sheet hides it under the others. */
  underChoices?: number[];
}

interface CheckFieldProps {
  legend: string;
  hint?: string;
  options: CheckOption[];
}

/** Any number of several; what was ticked stays ticked after a refused submit. */
export function CheckField({ legend, hint, options }: CheckFieldProps) {
  const state = useContext(FormStateContext);
  const isTicked = ({ name, isChosen }: CheckOption) =>
    state.status === "idle" ? isChosen : state.values[name] !== undefined;
  return (
    <fieldset data-under={placesOf(options)}>
      <legend className="font-medium">{legend}</legend>
      {hint && <p className="text-small text-soft">{hint}</p>}
      <div className="mt-2 grid gap-x-8 gap-y-2 wide:grid-cols-2">
        {options.map((option) => (
          <CheckRow key={option.name} option={option} isTicked={isTicked(option)} />
        ))}
      </div>
    </fieldset>
  );
}

function CheckRow({ option, isTicked }: { option: CheckOption; isTicked: boolean }) {
  const id = `field-${option.name}`;
  return (
    <label htmlFor={id} data-under={placesOf([option])} className="flex cursor-pointer gap-3 py-1">
      <input
        id={id}
        type="checkbox"
        name={option.name}
        defaultChecked={isTicked}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
        className="mt-1 size-4 shrink-0"
      />
      <span className="min-w-0">
        <span id={`${id}-title`} className="font-medium">
          {option.title}
        </span>
        <span id={`${id}-description`} className="block text-small text-soft">
          {option.description}
        </span>
      </span>
    </label>
  );
}

/** Nothing where an option is there under every choice. */
function placesOf(options: CheckOption[]): string | undefined {
  if (options.some(({ underChoices }) => underChoices === undefined)) return undefined;
  return [...new Set(options.flatMap(({ underChoices = [] }) => underChoices))].join(" ");
}
