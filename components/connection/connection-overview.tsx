import { ActionForm } from "@/components/form/action-form";
import { listAccessFacts } from "@/components/setup/access-facts";
import { marksOf } from "@/components/setup/policy-marks";
import { SetupDocument } from "@/components/setup/setup-document";
import { SetupDrawing } from "@/components/setup/setup-drawing";
import { UserPolicies } from "@/components/setup/user-policies";
import type { StoredRun } from "@/components/setup/verify-step";
import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DefinitionList } from "@/components/ui/definition-list";
import { Details } from "@/components/ui/details";
import { RelativeTime } from "@/components/ui/relative-time";
import { Remedies } from "@/components/verification/remedies";
import { StoredChecks } from "@/components/verification/stored-checks";
import { VerificationFrame } from "@/components/verification/verification-frame";
import type { FormAction } from "@/lib/actions/form-state";
import { STATE_WORDS } from "@/lib/onboarding/connection-state";
import type { SetupView } from "@/lib/setup/setup-view";

interface ConnectionOverviewProps {
  view: SetupView;
  createdAt: Date;
  run: StoredRun | null;
  /** Where the set-up goes on. */
  resumeHref: string;
  action: FormAction;
}

/** How a connection stands: its state, the last proof of it, and the documents it rests on. */
export function ConnectionOverview({ view, createdAt, run, resumeHref, action }: ConnectionOverviewProps) {
  const verdicts = Object.fromEntries((run?.results ?? []).map(({ check, verdict }) => [check, verdict]));
  const hasAccess = view.accessMethod === "iam-role" ? view.roleArn !== null : view.currentKeyId !== null;
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
          <StoredChecks method={run.accessMethod} results={run.results} />
        </VerificationFrame>
      ) : (
        <SetupDrawing view={view} />
      )}
      {hasAccess && (
        <ActionForm action={action} submitLabel="Verify again" pendingLabel="Starting" variant="secondary">
          <input type="hidden" name="connectionId" value={view.connectionId} />
        </ActionForm>
      )}
      {run?.finishedAt && <Remedies results={run.results} marks={marksOf(view)} />}
      <DefinitionList
        items={[
          ...listAccessFacts(view),
          { term: "Created", description: <RelativeTime date={createdAt} /> },
          {
            term: "Last verified",
            description: run?.finishedAt ? <RelativeTime date={run.finishedAt} /> : "Not verified yet",
          },
        ]}
      />
      <Details summary="The documents">
        <div className="space-y-4">
          {view.accessMethod === "iam-role" ? (
            <>
              <SetupDocument kind="trust-policy" view={view} />
              <SetupDocument kind="permission-policy" view={view} />
            </>
          ) : (
            <UserPolicies view={view} />
          )}
        </div>
      </Details>
    </div>
  );
}
