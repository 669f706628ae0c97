import { ActionForm } from "@/components/form/action-form";
import { RelativeTime } from "@/components/ui/relative-time";
import { LEVEL_WORDS, type Level } from "@/lib/access/levels";
import type { FormAction } from "@/lib/actions/form-state";

export interface InvitationRow {
  id: string;
  email: string;
  level: Level;
  invitedByName: string;
  createdAt: Date;
  expiresAt: Date;
  isExpired: boolean;
}

interface InvitationListProps {
  invitations: InvitationRow[];
  /** Null for those who may only look. */
  actions: { resend: FormAction; revoke: FormAction } | null;
  /** Which customer's they are, where that does not follow from who asks. */
  customerId?: string;
}

/** Who was asked to join and has not answered yet. */
export function InvitationList({ invitations, actions, customerId }: InvitationListProps) {
  return (
    <ul className="divide-y divide-line rounded-box border border-line bg-surface">
      {invitations.map(({ id, email, level, invitedByName, createdAt, expiresAt, isExpired }) => (
        <li
          key={id}
          data-invitation={email}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4"
        >
          <div className="min-w-0">
            <p className="font-medium wrap-anywhere">{email}</p>
            <p className="text-small text-soft">
              {LEVEL_WORDS[level].title}, invited by {invitedByName} <RelativeTime date={createdAt} />;{" "}
              {isExpired ? (
                <span className="text-attention">
                  the link ended <RelativeTime date={expiresAt} />
                </span>
              ) : (
                <>
                  the link ends <RelativeTime date={expiresAt} />
                </>
              )}
            </p>
          </div>
          {actions && (
            <div className="flex flex-wrap gap-2">
              <InvitationForm
                id={id}
                action={actions.resend}
                label="Send again"
                pending="Sending"
                {...{ customerId }}
              />
              <InvitationForm
                id={id}
                action={actions.revoke}
                label="Revoke"
                pending="Revoking"
                {...{ customerId }}
              />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

interface InvitationFormProps {
  id: string;
  action: FormAction;
  label: string;
  pending: string;
  customerId: string | undefined;
}

function InvitationForm({ id, action, label, pending, customerId }: InvitationFormProps) {
  return (
    <ActionForm action={action} submitLabel={label} pendingLabel={pending} variant="secondary">
      <input type="hidden" name="invitationId" value={id} />
      {customerId && <input type="hidden" name="customerId" value={customerId} />}
    </ActionForm>
  );
}
