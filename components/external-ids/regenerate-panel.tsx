import { RotationSteps } from "@/components/setup/rotation-steps";
import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DefinitionList } from "@/components/ui/definition-list";
import { Identifier } from "@/components/ui/identifier";
import type { FormAction } from "@/lib/actions/form-state";
import { paths } from "@/lib/paths";
import { ReasonForm } from "./reason-form";
import { STAGE_WORDS } from "./rotation-stage";

interface RegeneratePanelProps {
  connectionId: string;
  externalId: string;
  stagedExternalId: string | null;
  retiringExternalId: string | null;
  formerExternalIds: string[];
  rotation: { stage: "staged" | "promoted" | "revoked"; reason: string } | null;
  isDisconnected: boolean;
  stage: FormAction;
  cancel: FormAction;
}

/** The External IDs of one connection, and what an admin can do about them. */
export function RegeneratePanel(props: RegeneratePanelProps) {
  const { connectionId, rotation, isDisconnected, stage, cancel } = props;
  return (
    <div className="space-y-8">
      {rotation && <UnderWay rotation={rotation} />}
      <DefinitionList items={listExternalIds(props)} />
      {isDisconnected && (
        <p className="text-soft">This connection was disconnected, so nothing changes any more.</p>
      )}
      {!isDisconnected && rotation === null && (
        <section aria-labelledby="stage" className="space-y-4">
          <Heading id="stage" title="Regenerate without downtime">
            The customer is asked to let a new External ID in beside this one. The connection works all the
            time, and the next verification that proves the new one puts it in the place of this one.
          </Heading>
          <ReasonForm
            action={stage}
            hidden={{ connectionId }}
            submitLabel="Stage a new External ID"
            pendingLabel="Staging"
            hint="The customer reads it."
          />
        </section>
      )}
      {rotation?.stage === "staged" && (
        <section aria-labelledby="cancel" className="space-y-4">
          <Heading id="cancel" title="Cancel">
            The present External ID stays. The new one is retired, and the customer is asked to take it out
            again where they have let it in.
          </Heading>
          <ReasonForm
            action={cancel}
            hidden={{ connectionId }}
            submitLabel="Cancel the new External ID"
            pendingLabel="Cancelling"
            hint="It stays in the audit log."
            variant="secondary"
          />
        </section>
      )}
      {!isDisconnected && (
        <section aria-labelledby="revoke" className="space-y-4">
          <Heading id="revoke" title="In an emergency">
            Revoking retires every External ID of this connection at once. It has no access until the customer
            has put the new one in its place.
          </Heading>
          <ButtonLink href={paths.revokeExternalId(connectionId)}>Revoke the External ID</ButtonLink>
        </section>
      )}
    </div>
  );
}

function UnderWay({ rotation }: { rotation: NonNullable<RegeneratePanelProps["rotation"]> }) {
  const { title, tone, meaning } = STAGE_WORDS[rotation.stage];
  return (
    <div className="space-y-4" data-rotation={rotation.stage}>
      <Callout tone={tone} title={`${title}: ${meaning}`}>
        The reason: “<span className="wrap-anywhere">{rotation.reason}</span>”
      </Callout>
      <RotationSteps stage={rotation.stage} />
    </div>
  );
}

function Heading({ id, title, children }: { id: string; title: string; children: string | string[] }) {
  return (
    <div>
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      <p className="max-w-prose text-soft">{children}</p>
    </div>
  );
}

const SHOWN = 5;

function listExternalIds(props: RegeneratePanelProps) {
  const { externalId, stagedExternalId, retiringExternalId, formerExternalIds, isDisconnected } = props;
  const one = (term: string, value: string | null) =>
    value === null ? [] : [{ term, description: <Identifier value={value} /> }];
  const retired = formerExternalIds.slice(0, SHOWN);
  return [
    ...one("Present External ID", isDisconnected ? null : externalId),
    ...one("New, not proven yet", stagedExternalId),
    ...one("Old, on its way out", retiringExternalId),
    {
      term: "Retired",
      description:
        retired.length === 0
          ? "None"
          : retired.map((value) => (
              <p key={value}>
                <Identifier value={value} />
              </p>
            )),
    },
  ];
}
