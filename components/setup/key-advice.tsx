import { ActionForm } from "@/components/form/action-form";
import type { FormAction } from "@/lib/actions/form-state";
import type { KeyView } from "@/lib/setup/setup-view";

interface KeyAdviceProps {
  view: KeyView;
  /** Moves the connection to a role, where the product can assume one. */
  moveToRole: FormAction | null;
}

/** What becomes of the secret, and what a role would spare. */
export function KeyAdvice({ view, moveToRole }: KeyAdviceProps) {
  return (
    <div className="space-y-6 rounded-box border border-line bg-surface p-4 wide:p-6">
      <section aria-labelledby="kept">
        <h2 id="kept" className="font-semibold">
          How the secret is kept
        </h2>
        <ul className="mt-2 max-w-prose list-disc space-y-1 ps-5 marker:text-soft">
          <li>It is encrypted before it is stored, and bound to this connection.</li>
          <li>No page, log, message or address ever shows it again.</li>
          <li>A key of the root user or of another account is not stored at all.</li>
          <li>It is destroyed as soon as a newer key or a role has taken its place.</li>
        </ul>
      </section>
      <section aria-labelledby="role-instead" className="space-y-2 border-t border-line pt-6">
        <h2 id="role-instead" className="font-semibold">
          Why a role is better
        </h2>
        <p className="max-w-prose">
          A key works for whoever holds it, from anywhere, until it is deleted. A role opens only to us and
          only with your External ID, and every session ends by itself.
        </p>
        {moveToRole === null ? (
          <p className="max-w-prose text-soft">
            {view.productName} cannot assume a role yet, so it takes a key. Replace the key from time to time;
            nothing stops while you do.
          </p>
        ) : (
          <div className="pt-2">
            <UseRole connectionId={view.connectionId} action={moveToRole} />
          </div>
        )}
      </section>
    </div>
  );
}

/** Takes the connection to a role; what it has of keys and history stays. */
export function UseRole({ connectionId, action }: { connectionId: string; action: FormAction }) {
  return (
    <ActionForm action={action} submitLabel="Use a role instead" pendingLabel="Changing" variant="secondary">
      <input type="hidden" name="connectionId" value={connectionId} />
    </ActionForm>
  );
}

/** The way back while a role is being set up: the key has served all along. */
export function KeepKey({ connectionId, action }: { connectionId: string; action: FormAction }) {
  return (
    <ActionForm action={action} submitLabel="Keep using the key" pendingLabel="Changing" variant="secondary">
      <input type="hidden" name="connectionId" value={connectionId} />
    </ActionForm>
  );
}
