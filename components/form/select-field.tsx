interface SelectFieldProps {
  name: string;
  label: string;
  /** What is chosen when nothing is: its value is empty. */
  none: string;
  options:
    | { value: string; title: string }[]
    | { title: string; options: { value: string; title: string }[] }[];
  defaultValue?: string | undefined;
}

/** A choice out of many, as the browser shows it: it needs no script. */
export function SelectField({ name, label, none, options, defaultValue = "" }: SelectFieldProps) {
  const id = `field-${name}`;
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-small text-soft">
        {label}
      </label>
      <select
        id={id}
        name={name}
        // Without the key a browser's own memory of the form would win over what the address says.
        key={defaultValue}
        defaultValue={defaultValue}
        className="mt-1 block min-h-10 w-full rounded-box border border-control bg-surface px-2 py-2 hover:border-ink"
      >
        <option value="">{none}</option>
        {options.map((option) =>
          "options" in option ? (
            <optgroup key={option.title} label={option.title}>
              {option.options.map(toOption)}
            </optgroup>
          ) : (
            toOption(option)
          ),
        )}
      </select>
    </div>
  );
}

function toOption({ value, title }: { value: string; title: string }) {
  return (
    <option key={value} value={value}>
      {title}
    </option>
  );
}
