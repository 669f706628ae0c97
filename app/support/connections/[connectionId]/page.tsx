import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { ActionForm } from "@/components/form/action-form";
import { runOf } from "@/components/setup/run-of";
import { CustomerView } from "@/components/support/customer-view";
import { ButtonLink } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { may } from "@/lib/access/permissions";
import { verifyConnection } from "@/lib/connections/actions/verify";
import { requireConnection } from "@/lib/connections/queries";
import { readStanding, setupFacts } from "@/lib/connections/setup-view";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";
import { getCustomerName } from "@/lib/support/queries";
import { findStandingRefusal } from "@/lib/support/refusals";
import { describeChange } from "@/lib/support/what-changed";
import { findMainFinding } from "@/lib/verification/main-finding";
import { describePlace } from "./describe-place";
import { listFacts } from "./facts";
import { History } from "./history";
import { KeyList } from "./key-list";
import { Organisation } from "./organisation";
import { Policies } from "./policies";
import { TrustPolicy } from "./trust-policy";

export const metadata: Metadata = { title: "Connection" };

type Props = PageProps<"/support/connections/[connectionId]">;

/** A connection as support sees it: nothing of it can be changed here, but it can be verified again. */
export default async function SupportConnectionPage({ params, searchParams }: Props) {
  const { connectionId } = await params;
  const { run: askedRun } = await searchParams;
  const here = paths.supportConnection(connectionId);
  const actor = await requireActor("support.read", here);
  const known = await requireConnection("support.read", connectionId, here);
  const customerName = await getCustomerName(actor, known);
  const { connection, view, run, live } = await readStanding(known);
  const shown = runOf(view, run);
  const finding = shown?.finishedAt ? findMainFinding(shown.accessMethod, shown.results) : null;
  const refusal = await findStandingRefusal(actor, connectionId);
  const change = await describeChange(actor, connection, shown, view.verifiedInFullAt);
  return (
    <>
      <PageHeader
        eyebrow={customerName}
        title={`${view.productName}, AWS account ${view.awsAccountId}`}
        actions={
          may(actor, "external-id.regenerate") && (
            <ButtonLink href={paths.regenerateExternalId(connectionId)}>
              {connection.disconnectedAt === null ? "Change the External ID" : "See its External IDs"}
            </ButtonLink>
          )
        }
      />
      <div className="space-y-12">
        <div className="space-y-4">
          <DefinitionList
            items={listFacts(connection, { customerName, finding, refusal, view, run: shown, change })}
          />
          {setupFacts(connection).hasAccess && connection.disconnectedAt === null && (
            <ActionForm
              action={verifyConnection}
              submitLabel="Verify again"
              pendingLabel="Starting"
              variant="secondary"
            >
              <input type="hidden" name="connectionId" value={connectionId} />
            </ActionForm>
          )}
        </div>
        <CustomerView
          view={view}
          run={run}
          place={describePlace(connection)}
          live={live}
          reread={() => readStanding(connection, run?.id)}
        />
        <Organisation view={view} run={run} partition={connection.partition} />
        <TrustPolicy view={view} run={run} />
        <KeyList view={view} run={run} />
        <Policies view={view} />
        <History
          actor={actor}
          connection={connection}
          view={view}
          change={change}
          customerName={customerName}
          askedRun={typeof askedRun === "string" ? askedRun : null}
        />
      </div>
    </>
  );
}
