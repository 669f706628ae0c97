import { SelectField } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";

export interface FilterField {
  name: string;
  label: string;
  none: string;
  options:
    | { value: string; title: string }[]
    | { title: string; options: { value: string; title: string }[] }[];
}

interface SupportFilterProps {
  search: string;
  fields: FilterField[];
  values: Partial<Record<string, string>>;
}

/** A plain form: what is looked for stands in the address, so that it can be kept and given to a colleague. */
export function SupportFilter({ search, fields, values }: SupportFilterProps) {
  return (
    <form method="get" className="mb-4 rounded-box border border-line bg-surface p-4">
      <label htmlFor="field-q" className="font-medium">
        Search
      </label>
      <p id="field-q-hint" className="text-small text-soft">
        Customer, e-mail address, AWS account ID, Role ARN, External ID, Access Key ID, or the id of a
        connection, a verification or a request to AWS.
      </p>
      <div className="mt-2 flex gap-2">
        <input
          id="field-q"
          name="q"
          type="search"
          key={search}
          defaultValue={search}
          maxLength={400}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby="field-q-hint"
          className="block min-h-10 w-full min-w-0 rounded-box border border-control bg-surface px-3 py-2 hover:border-ink"
        />
        <Button type="submit" variant="primary">
          Search
        </Button>
      </div>
      <div className="mt-4 grid grid-cols-2 gap-4 wide:grid-cols-6">
        {fields.map((field) => (
          <SelectField key={field.name} {...field} defaultValue={values[field.name]} />
        ))}
      </div>
    </form>
  );
}
