import { ActionForm } from "@/components/form/action-form";
import { ButtonLink } from "@/components/ui/button";
import type { FormAction } from "@/lib/actions/form-state";
import type { Campaign } from "@/lib/onboarding/external-id-campaign";
import { paths } from "@/lib/paths";

interface CampaignSteeringProps {
  campaign: Campaign;
  pause: FormAction;
  resume: FormAction;
  cancel: FormAction;
}

/** What can be done with a campaign as it stands. */
export function CampaignSteering({ campaign, pause, resume, cancel }: CampaignSteeringProps) {
  const { id, state, progress } = campaign;
  const field = <input type="hidden" name="campaignId" value={id} />;
  return (
    <>
      {state === "running" && (
        <ActionForm action={pause} submitLabel="Pause" pendingLabel="Pausing" variant="secondary">
          {field}
        </ActionForm>
      )}
      {state === "paused" && (
        <ActionForm action={resume} submitLabel="Resume" pendingLabel="Resuming">
          {field}
        </ActionForm>
      )}
      {(state === "running" || state === "paused") && (
        <ActionForm
          action={cancel}
          submitLabel={`Drop the ${progress.waiting} that wait`}
          pendingLabel="Dropping"
          variant="danger"
        >
          {field}
        </ActionForm>
      )}
      <ButtonLink href={paths.campaign(id)}>Refresh</ButtonLink>
    </>
  );
}
