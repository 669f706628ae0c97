import { Button } from "@/components/ui/button";
import type { CampaignFilter } from "@/lib/onboarding/external-id-campaign";
import { paths } from "@/lib/paths";

interface CampaignFilterFormProps {
  filter: CampaignFilter;
  products: { id: string; name: string }[];
  customers: { id: string; name: string }[];
}

/** Chooses the connections of a campaign; it only asks for the page again, so that the count is seen first. */
export function CampaignFilterForm({ filter, products, customers }: CampaignFilterFormProps) {
  return (
    <form action={paths.newCampaign()} className="flex flex-wrap items-end gap-4">
      <Select
        name="integrationId"
        label="Product"
        every="Every product"
        options={products}
        chosen={filter.integrationId}
      />
      <Select
        name="customerId"
        label="Customer"
        every="Every customer"
        options={customers}
        chosen={filter.customerId}
      />
      <Button type="submit">Show how many</Button>
    </form>
  );
}

interface SelectProps {
  name: string;
  label: string;
  every: string;
  options: { id: string; name: string }[];
  chosen: string;
}

function Select({ name, label, every, options, chosen }: SelectProps) {
  return (
    <div className="min-w-0">
      <label htmlFor={`filter-${name}`} className="block font-medium">
        {label}
      </label>
      <select
        id={`filter-${name}`}
        name={name}
        defaultValue={chosen}
        className="mt-2 block min-h-10 max-w-full rounded-box border border-control bg-surface px-3 py-2 hover:border-ink"
      >
        <option value="">{every}</option>
        {options.map(({ id, name: title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}
