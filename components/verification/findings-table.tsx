import { Identifier } from "@/components/ui/identifier";
import type { CapabilityFinding, PermissionFinding } from "@/lib/verification/check-result";
import { describeDenyingStatement } from "@/lib/verification/denying-statement";
import { DECISION_WORDS } from "./verdict-words";

type Decision = Pick<PermissionFinding, "decision" | "deniedBy" | "reason">;

interface FindingsTableProps {
  findings: PermissionFinding[];
  capabilities: CapabilityFinding[];
}

/** Every permission that is not granted; on a phone each row is read as a block. */
export function FindingsTable({ findings, capabilities }: FindingsTableProps) {
  const titles = new Map(capabilities.map(({ capabilityId, title }) => [capabilityId, title]));
  return (
    <table className="findings mt-4 w-full text-small">
      <caption className="sr-only">{captionOf(findings)}</caption>
      <thead>
        <tr className="text-start text-soft">
          <th scope="col">Action</th>
          <th scope="col">Resource</th>
          <th scope="col">Capability</th>
          <th scope="col">AWS says</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ action, resource, capabilityId, ...found }) => (
          <tr key={`${action} ${resource} ${capabilityId}`}>
            <td>
              <Identifier value={action} />
            </td>
            <td data-label="Resource">
              <Identifier value={resource} />
            </td>
            <td data-label="Capability">{titles.get(capabilityId) ?? capabilityId}</td>
            <td data-label="AWS says">{describeDecision(found)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function captionOf(findings: PermissionFinding[]): string {
  const isOpen = findings.some(({ decision }) => decision === "unverified");
  return isOpen ? "Permissions that are not granted or not verified" : "Permissions that are not granted";
}

function describeDecision({ decision, deniedBy = [], reason }: Decision): string {
  const places = deniedBy.map(describeDenyingStatement).join(", and by ");
  if (places) return `Denied by ${places}`;
  return reason ? `${DECISION_WORDS[decision]}: ${reason}` : DECISION_WORDS[decision];
}
