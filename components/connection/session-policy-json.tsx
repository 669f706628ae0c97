import { PolicyJson } from "@/components/policy-json/policy-json";
import { paths } from "@/lib/paths";
import type { SessionPolicy } from "@/lib/setup/session-policy";

interface ApprovableService {
  id: string;
  title: string;
  purpose: string;
  isApproved: boolean;
  isInEverySession: boolean;
}

export interface SessionApproval {
  purpose: string;
  services: ApprovableService[];
  /** Null where the role has lost every service that was approved. */
  policy: SessionPolicy | null;
  longestSessionSeconds: number;
  commands: { assumeRole: string; allowLongSessions: string } | null;
}

interface SessionPolicyJsonProps {
  connectionId: string;
  approval: SessionApproval;
}

/** The session policy that follows the approved services; nothing where none of them is left. */
export function SessionPolicyJson({ connectionId, approval: { policy, services } }: SessionPolicyJsonProps) {
  if (policy === null) return null;
  return (
    <PolicyJson
      name="session-policy"
      title={titleOf(services)}
      document={policy.document}
      size={policy.size}
      downloadHref={paths.document(connectionId, "session-policy")}
    />
  );
}

/** Names the document after what it leaves. */
function titleOf(services: SessionApproval["services"]): string {
  const approved = services.filter(({ isApproved }) => isApproved);
  if (approved.length === services.length) return "Session policy with every service approved";
  return `Session policy with ${approved.length} of ${services.length} services approved`;
}
