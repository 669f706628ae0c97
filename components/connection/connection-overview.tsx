import { ActionForm } from "@/components/form/action-form";
import { SetupDocument } from "@/components/setup/setup-document";
import { SetupDrawing } from "@/components/setup/setup-drawing";
import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DefinitionList } from "@/components/ui/definition-list";
import { Details } from "@/components/ui/details";
import { Identifier } from "@/components/ui/identifier";
import { RelativeTime } from "@/components/ui/relative-time";
import { Remedies } from "@/components/verification/remedies";
import { StoredChecks } from "@/components/verification/stored-checks";
import { VerificationFrame } from "@/components/verification/verification-frame";
import type { FormAction } from "@/lib/actions/form-state";
import { STATE_WORDS } from "@/lib/onboarding/connection-state";
import type { SetupView } from "@/lib/setup/setup-view";
import type { CheckResult } from "@/lib/verification/check-result";

interface ConnectionOverviewProps {
  view: SetupView;
  createdAt: Date;
  run: { results: CheckResult[]; finishedAt: Date | null } | null;
  /** Where the set-up goes on. */
  resumeHref: string;
  action: FormAction;
}

/** How a connection stands: its state, the last proof of it, and the documents it rests on. */
export function ConnectionOverview({ view, createdAt, run, resumeHref, action }: ConnectionOverviewProps) {
  const verdicts = Object.fromEntries((run?.results ?? []).map(({ check, verdict }) => [check, verdict]));
  const permissions = run?.results.find(({ check }) => check === "permissions");
  return (
    <div className="space-y-8">
      {view.state !== "connected" && (
        <Callout
          tone={STATE_WORDS[view.state].tone}
          title={STATE_WORDS[view.state].meaning}
          action={
            <ButtonLink href={resumeHref} variant="primary">
              Continue the set-up
            </ButtonLink>
          }
        />
      )}
      {view.state === "connected" && permissions?.verdict === "unverified" && (
        <Callout tone="attention" title="The permissions are not verified">
          {permissions.remedy?.why}
        </Callout>
      )}
      {run?.finishedAt ? (
        <VerificationFrame drawing={<SetupDrawing view={view} verdicts={verdicts} />}>
          <StoredChecks results={run.results} />
        </VerificationFrame>
      ) : (
        <SetupDrawing view={view} />
      )}
      {view.roleArn !== null && (
        <ActionForm action={action} submitLabel="Verify again" pendingLabel="Starting" variant="secondary">
          <input type="hidden" name="connectionId" value={view.connectionId} />
        </ActionForm>
      )}
      {run?.finishedAt && <Remedies results={run.results} externalId={view.externalId} />}
      <DefinitionList
        items={[
          {
            term: "Role",
            description: view.roleArn ? <Identifier value={view.roleArn} /> : "Not entered yet",
          },
          { term: "External ID", description: <Identifier value={view.externalId} /> },
          { term: "We ask as", description: <Identifier value={view.vendorPrincipal} /> },
          { term: "Created", description: <RelativeTime date={createdAt} /> },
          {
            term: "Last verified",
            description: run?.finishedAt ? <RelativeTime date={run.finishedAt} /> : "Not verified yet",
          },
        ]}
      />
      <Details summary="The documents of the role">
        <div className="space-y-4">
          <SetupDocument kind="trust-policy" view={view} />
          <SetupDocument kind="permission-policy" view={view} />
        </div>
      </Details>
    </div>
  );
}
