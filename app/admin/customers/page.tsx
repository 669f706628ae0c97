import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { CustomerList } from "@/components/people/customer-list";
import { SearchForm } from "@/components/people/search-form";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { may } from "@/lib/access/permissions";
import { listCustomers } from "@/lib/customers/queries";
import { customerSearchSchema } from "@/lib/customers/schema";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Customers" };

export default async function CustomersPage({ searchParams }: PageProps<"/admin/customers">) {
  const actor = await requireActor("customer.read", paths.customers());
  const { q, after } = customerSearchSchema.parse(await searchParams);
  const { customers, next } = await listCustomers(actor, { search: q, after });
  return (
    <>
      <PageHeader
        title="Customers"
        description="Every organisation that connects AWS accounts here."
        actions={
          may(actor, "customer.manage") && (
            <ButtonLink href={paths.newCustomer()} variant="primary">
              Add a customer
            </ButtonLink>
          )
        }
      />
      <SearchForm label="Name" value={q} clearHref={paths.customers()} />
      {customers.length === 0 ? (
        <EmptyState title={q === "" ? "No customer is here yet" : "No customer has such a name"} />
      ) : (
        <CustomerList customers={customers} />
      )}
      <nav aria-label="Pages" className="mt-6 flex flex-wrap gap-2 empty:hidden">
        {after && <ButtonLink href={paths.customers({ q })}>Newest customers</ButtonLink>}
        {next && <ButtonLink href={paths.customers({ q, after: next })}>Older customers</ButtonLink>}
      </nav>
    </>
  );
}
