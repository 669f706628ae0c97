import { StateChip } from "@/components/connection/state-chip";
import { Identifier } from "@/components/ui/identifier";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { RotationStage } from "@/lib/onboarding/external-id-rotation";
import { paths } from "@/lib/paths";
import { DataTable } from "./data-table";
import { StageMark } from "./rotation-stage";

export interface RotationRow {
  id: string;
  connectionId: string;
  customerName: string;
  productName: string;
  awsAccountId: string;
  state: ConnectionState;
  stage: RotationStage;
  reason: string;
  startedBy: string;
  startedAt: Date;
}

/** Changes of External IDs at several customers. */
export function RotationTable({ rotations }: { rotations: RotationRow[] }) {
  return (
    <DataTable
      caption="Changes that go on"
      columns={["Customer", "Stage", "Product", "AWS account", "Connection", "Reason", "Begun"]}
    >
      {rotations.map((rotation) => (
        <tr key={rotation.id}>
          <td>
            <a href={paths.regenerateExternalId(rotation.connectionId)} className="text-accent underline">
              {rotation.customerName}
            </a>
          </td>
          <td>
            <StageMark stage={rotation.stage} />
          </td>
          <td>{rotation.productName}</td>
          <td className="whitespace-nowrap">
            <Identifier value={rotation.awsAccountId} />
          </td>
          <td>
            <StateChip state={rotation.state} />
          </td>
          <td className="min-w-40 wrap-anywhere">{rotation.reason}</td>
          <td className="whitespace-nowrap">
            <RelativeTime date={rotation.startedAt} />, {rotation.startedBy}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
