import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { CampaignFilterForm } from "@/components/external-ids/campaign-filter";
import { ReasonForm } from "@/components/external-ids/reason-form";
import { listIntegrations } from "@/lib/connections/integrations";
import { beginCampaign } from "@/lib/external-ids/actions";
import { countEligible, listEligibleCustomers } from "@/lib/external-ids/queries";
import { filterSchema } from "@/lib/external-ids/schema";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Regenerate many External IDs" };

export default async function NewCampaignPage({
  searchParams,
}: PageProps<"/admin/external-ids/campaigns/new">) {
  const actor = await requireActor("external-id.campaign", paths.newCampaign());
  const filter = filterSchema.parse(await searchParams);
  const products = listIntegrations().filter(({ accessMethods }) => accessMethods["iam-role"]);
  const count = await countEligible(actor, filter);
  const customers = await listEligibleCustomers(actor);
  const whose = nameChosen(customers, filter.customerId, "customer");
  const product = nameChosen(products, filter.integrationId, "product");
  const number = count.toLocaleString("en");
  return (
    <>
      <PageHeader
        title="Regenerate many External IDs"
        description="Every connection keeps working. They are staged a few at a time, and you can pause at any moment."
      />
      <div className="space-y-8">
        <CampaignFilterForm
          filter={filter}
          products={products.map(({ id, name }) => ({ id, name }))}
          customers={customers}
        />
        <p data-count={count}>
          Of {whose}, for {product}: {count === 1 ? "1 connection fits" : `${number} connections fit`}, by
          role, proven, and without a change under way.
        </p>
        {count > 0 && (
          <ReasonForm
            action={beginCampaign}
            hidden={{ ...filter }}
            submitLabel={`Regenerate ${count === 1 ? "1 External ID" : `${number} External IDs`} of ${whose}`}
            pendingLabel="Starting"
            hint="Every customer among them reads it."
          />
        )}
      </div>
    </>
  );
}

/** Said beside the number and on the button: what was chosen in the form counts only once it was asked for. */
function nameChosen(all: { id: string; name: string }[], id: string, noun: string): string {
  return id === "" ? `every ${noun}` : (all.find((one) => one.id === id)?.name ?? `one ${noun}`);
}
