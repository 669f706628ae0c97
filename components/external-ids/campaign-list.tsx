import { RelativeTime } from "@/components/ui/relative-time";
import type { Campaign, CampaignState } from "@/lib/onboarding/external-id-campaign";
import { paths } from "@/lib/paths";
import { CampaignProgressBar } from "./campaign-progress";

export const CAMPAIGN_WORDS: Record<CampaignState, string> = {
  running: "Staging",
  paused: "Paused",
  done: "All staged",
  cancelled: "Cancelled",
};

/** The campaigns, the newest first, with their progress. */
export function CampaignList({ campaigns }: { campaigns: Campaign[] }) {
  return (
    <ul className="divide-y divide-line rounded-box border border-line bg-surface">
      {campaigns.map(({ id, reason, state, startedBy, createdAt, progress }) => (
        <li key={id} className="space-y-3 p-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <a href={paths.campaign(id)} className="font-medium text-accent underline wrap-anywhere">
              {reason}
            </a>
            <p className="text-small text-soft">
              {CAMPAIGN_WORDS[state]}, begun <RelativeTime date={createdAt} /> by {startedBy}
            </p>
          </div>
          <CampaignProgressBar progress={progress} />
        </li>
      ))}
    </ul>
  );
}
