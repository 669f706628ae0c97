import { Details } from "@/components/ui/details";
import { Identifier } from "@/components/ui/identifier";
import type { CapabilityFinding, PermissionFinding } from "@/lib/verification/check-result";
import { describeDenyingStatement } from "@/lib/verification/denying-statement";
import { DECISION_WORDS } from "./verdict-words";

type Decision = Pick<PermissionFinding, "decision" | "deniedBy" | "reason" | "missingContext">;

interface FindingsTableProps {
  findings: PermissionFinding[];
  capabilities: CapabilityFinding[];
}

/** More rows than these would stand between the check and what mends it. */
const SHOWN_UNFOLDED = 4;

/** Every permission that is not granted; many of them are folded under their number. What is not verified for one and the same reason is told in a sentence. */
export function Findings({ findings, capabilities }: FindingsTableProps) {
  const unverified = findings.filter(({ decision }) => decision === "unverified");
  const reasons = new Set(unverified.map(({ reason }) => reason ?? null));
  const [reason] = reasons;
  if (unverified.length <= SHOWN_UNFOLDED || reasons.size > 1 || !reason)
    return <Folded findings={findings} capabilities={capabilities} />;
  const decided = findings.filter(({ decision }) => decision !== "unverified");
  return (
    <>
      {decided.length > 0 && <Folded findings={decided} capabilities={capabilities} />}
      <p className="mt-4 text-small text-soft">
        {unverified.length} permissions are not verified: {reason}.
      </p>
    </>
  );
}

function Folded(props: FindingsTableProps) {
  const { findings } = props;
  if (findings.length <= SHOWN_UNFOLDED) return <FindingsTable {...props} />;
  return (
    <Details summary={countFindings(findings)}>
      <FindingsTable {...props} />
    </Details>
  );
}

function countFindings(findings: PermissionFinding[]): string {
  const unverified = findings.filter(({ decision }) => decision === "unverified").length;
  const open = findings.length - unverified;
  const counts = [
    open > 0 && `${countOf(open)} not granted`,
    unverified > 0 && `${countOf(unverified)} not verified`,
  ];
  return counts.filter(Boolean).join(", ");
}

function countOf(count: number): string {
  return count === 1 ? "1 permission is" : `${count} permissions are`;
}

/** On a phone each row is read as a block. */
function FindingsTable({ findings, capabilities }: FindingsTableProps) {
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

function describeDecision({ missingContext, ...found }: Decision): string {
  const words = describeRefusal(found);
  return missingContext ? `${words}; a condition on ${missingContext.join(", ")} may bear on it` : words;
}

function describeRefusal({ decision, deniedBy = [], reason }: Omit<Decision, "missingContext">): string {
  const places = deniedBy.map(describeDenyingStatement).join(", and by ");
  if (places) return `Denied by ${places}`;
  return reason ? `${DECISION_WORDS[decision]}: ${reason}` : DECISION_WORDS[decision];
}
