import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";

/** Asks the same page for what matches. */
export function SearchForm({ label, value, clearHref }: { label: string; value: string; clearHref: string }) {
  return (
    <form method="get" className="mb-6 flex flex-wrap items-end gap-2">
      <div className="min-w-0 grow wide:max-w-xl">
        <label htmlFor="search" className="font-medium">
          {label}
        </label>
        <input
          id="search"
          name="q"
          type="search"
          defaultValue={value}
          maxLength={200}
          autoComplete="off"
          className="mt-2 block min-h-10 w-full rounded-box border border-control bg-surface px-3 py-2 hover:border-ink"
        />
      </div>
      <button type="submit" className={buttonClass("secondary")}>
        Search
      </button>
      {value !== "" && (
        <ButtonLink href={clearHref} variant="quiet">
          Show all
        </ButtonLink>
      )}
    </form>
  );
}
