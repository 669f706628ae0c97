import { Identifier } from "@/components/ui/identifier";
import type { CapabilityFinding, PermissionFinding } from "@/lib/verification/check-result";
import { DECISION_WORDS } from "./verdict-words";

interface FindingsTableProps {
  findings: PermissionFinding[];
  capabilities: CapabilityFinding[];
}

/** Every permission that is not granted; on a phone each row is read as a block. */
export function FindingsTable({ findings, capabilities }: FindingsTableProps) {
  const titles = new Map(capabilities.map(({ capabilityId, title }) => [capabilityId, title]));
  return (
    <table className="findings mt-4 w-full text-small">
      <caption className="sr-only">Permissions that are not granted</caption>
      <thead>
        <tr className="text-start text-soft">
          <th scope="col">Action</th>
          <th scope="col">Resource</th>
          <th scope="col">Capability</th>
          <th scope="col">AWS says</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ action, resource, capabilityId, decision }) => (
          <tr key={`${action} ${resource}`}>
            <td>
              <Identifier value={action} />
            </td>
            <td data-label="Resource">
              <Identifier value={resource} />
            </td>
            <td data-label="Capability">{titles.get(capabilityId) ?? capabilityId}</td>
            <td data-label="AWS says">{DECISION_WORDS[decision]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
