import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { UseRole } from "@/components/setup/key-advice";
import { ButtonLink } from "@/components/ui/button";
import { Identifier } from "@/components/ui/identifier";
import { RelativeTime } from "@/components/ui/relative-time";
import type { FormAction } from "@/lib/actions/form-state";
import { paths } from "@/lib/paths";

export interface StoredKey {
  accessKeyId: string;
  createdAt: Date;
}

interface ConnectionKeysProps {
  connectionId: string;
  current: StoredKey | null;
  candidate: StoredKey | null;
  /** Gives the candidate up. */
  dropCandidate: FormAction;
  /** Null where the product cannot assume a role. */
  moveToRole: FormAction | null;
}

/** The keys that we hold: which one serves, which one is to follow, and what can be done. */
export function ConnectionKeys(props: ConnectionKeysProps) {
  const { connectionId, current, candidate, dropCandidate, moveToRole } = props;
  return (
    <section aria-labelledby="keys" className="rounded-box border border-line bg-surface">
      <h2 id="keys" className="px-4 pt-4 font-semibold wide:px-6">
        Access keys
      </h2>
      <ul className="divide-y divide-line px-4 wide:px-6">
        {current && <KeyRow stored={current} words={candidate ? "serves on" : "serves the product"} />}
        {candidate && (
          <KeyRow
            stored={candidate}
            words={
              current
                ? `not proven yet; ${current.accessKeyId} serves on until it is`
                : "not proven yet; nothing uses it until it is"
            }
          >
            {current && (
              <ActionForm
                action={dropCandidate}
                submitLabel="Give up the new key"
                pendingLabel="Giving up"
                variant="danger"
              >
                <input type="hidden" name="connectionId" value={connectionId} />
              </ActionForm>
            )}
          </KeyRow>
        )}
      </ul>
      <div className="flex flex-wrap gap-2 border-t border-line px-4 py-4 wide:px-6">
        <ButtonLink href={paths.setup(connectionId, "access-key")}>
          {candidate ? "Enter another key" : "Replace the access key"}
        </ButtonLink>
        {moveToRole && <UseRole connectionId={connectionId} action={moveToRole} />}
      </div>
    </section>
  );
}

function KeyRow({ stored, words, children }: { stored: StoredKey; words: string; children?: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2 py-3">
      <div className="min-w-0">
        <p>
          <Identifier value={stored.accessKeyId} />
        </p>
        <p className="text-small text-soft">
          Entered <RelativeTime date={stored.createdAt} />; {words}.
        </p>
      </div>
      {children}
    </li>
  );
}
