import { TextField } from "@/components/form/text-field";
import { Button, ButtonLink } from "@/components/ui/button";

interface AuditFilterProps {
  values: Record<string, string>;
  errors: Record<string, string[]>;
  /** The actions that there are; a part of one, up to a full stop, finds the whole group. */
  actions: readonly string[];
  clearHref: string;
}

/** A plain form: what is filtered stands in the address, so that it can be kept and shared. */
export function AuditFilter({ values, errors, actions, clearHref }: AuditFilterProps) {
  const groups = [...new Set(actions.map((action) => `${action.split(".")[0]}.`))];
  const field = (name: string) => ({
    name,
    ...(values[name] ? { defaultValue: values[name] } : {}),
    ...(errors[name] ? { errors: errors[name] } : {}),
  });
  // A browser complains of a date field with a value that is no date, and shows none of it.
  const day = (name: string) => (errors[name] ? { name, errors: errors[name] } : field(name));
  return (
    <form method="get" className="mb-8 rounded-box border border-line bg-surface p-4">
      <div className="grid gap-4 wide:grid-cols-3">
        <TextField label="Who" {...field("who")} placeholder="Name, e-mail or id" />
        <TextField label="Action" {...field("action")} list={[...groups, ...actions]} placeholder="Any" />
        <TextField label="Customer" {...field("customer")} placeholder="Name or id" />
        <TextField label="Connection" {...field("connection")} placeholder="Id" monospace />
        <TextField label="From" {...day("from")} type="date" />
        <TextField label="Until, that day included" {...day("to")} type="date" />
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary">
          Filter events
        </Button>
        <ButtonLink href={clearHref} variant="quiet">
          Clear filter
        </ButtonLink>
        <p className="text-small text-soft">Days and times are in UTC.</p>
      </div>
    </form>
  );
}
