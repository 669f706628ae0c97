import { RelativeTime } from "@/components/ui/relative-time";
import type { RotationStage } from "@/lib/onboarding/external-id-rotation";
import { DataTable } from "./data-table";
import { StageMark } from "./rotation-stage";

interface PastRotation {
  id: string;
  stage: RotationStage;
  reason: string;
  startedBy: string;
  startedAt: Date;
  promotedAt: Date | null;
  endedAt: Date | null;
}

/** Every change of one connection's External ID, with who began it and why. */
export function RotationHistory({ rotations }: { rotations: PastRotation[] }) {
  if (rotations.length === 0) return <p className="text-soft">It has never been changed.</p>;
  return (
    <DataTable caption="History" columns={["Stage", "Reason", "By", "Begun", "Proven", "Ended"]}>
      {rotations.map(({ id, stage, reason, startedBy, startedAt, promotedAt, endedAt }) => (
        <tr key={id}>
          <td>
            <StageMark stage={stage} />
          </td>
          <td className="min-w-40 wrap-anywhere">{reason}</td>
          <td>{startedBy}</td>
          <td className="whitespace-nowrap">
            <RelativeTime date={startedAt} />
          </td>
          <td className="whitespace-nowrap">{promotedAt ? <RelativeTime date={promotedAt} /> : "–"}</td>
          <td className="whitespace-nowrap">{endedAt ? <RelativeTime date={endedAt} /> : "–"}</td>
        </tr>
      ))}
    </DataTable>
  );
}
