import { StateChip } from "@/components/connection/state-chip";
import { Identifier } from "@/components/ui/identifier";
import type { CampaignEntry } from "@/lib/onboarding/external-id-campaign";
import { paths } from "@/lib/paths";
import { DataTable } from "./data-table";
import { StageMark } from "./rotation-stage";

const ENTRY_WORDS: Record<CampaignEntry["entry"], string> = {
  waiting: "Waiting",
  begun: "Begun",
  failed: "Failed",
  dropped: "Dropped",
};

interface EntryTableProps {
  entries: (CampaignEntry & { productName: string })[];
}

/** The connections of a campaign, and where each stands. */
export function EntryTable({ entries }: EntryTableProps) {
  return (
    <DataTable caption="Connections" columns={["Customer", "Stage", "Product", "AWS account", "Connection"]}>
      {entries.map(
        ({ connectionId, customerName, productName, awsAccountId, state, entry, stage, fault }) => (
          <tr key={connectionId}>
            <td>
              <a href={paths.regenerateExternalId(connectionId)} className="text-accent underline">
                {customerName}
              </a>
            </td>
            <td>
              {stage ? <StageMark stage={stage} /> : ENTRY_WORDS[entry]}
              {fault && <p className="text-soft">{fault}</p>}
            </td>
            <td>{productName}</td>
            <td className="whitespace-nowrap">
              <Identifier value={awsAccountId} />
            </td>
            <td>
              <StateChip state={state} />
            </td>
          </tr>
        ),
      )}
    </DataTable>
  );
}
