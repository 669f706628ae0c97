import type { ConnectionState } from "./connection-state";
import type { RotationStage } from "./external-id-rotation";

/** Which connections a campaign takes; an empty text chooses by nothing. */
export interface CampaignFilter {
  integrationId: string;
  customerId: string;
}

export type CampaignState = "running" | "paused" | "done" | "cancelled";

/** How many connections of a campaign stand where. */
export interface CampaignProgress {
  /** Not staged yet. */
  waiting: number;
  /** Staged; the customer is to let the new one in. */
  staged: number;
  /** Proven and in use; the customer is to take the old one out. */
  promoted: number;
  done: number;
  /** Could not be staged. */
  failed: number;
  /** Ended another way: cancelled, revoked, disconnected, or never begun. */
  ended: number;
}

export interface Campaign {
  id: string;
  reason: string;
  filter: CampaignFilter;
  state: CampaignState;
  startedBy: string;
  /** It is paused, and whoever answers for it may not stage any more. */
  lostItsAdmin: boolean;
  createdAt: Date;
  progress: CampaignProgress;
}

/** A connection, as a change of its External ID is listed. */
export interface RotatedConnection {
  connectionId: string;
  customerName: string;
  integrationId: string;
  awsAccountId: string;
  state: ConnectionState;
}

export interface ListedRotation extends RotatedConnection {
  id: string;
  stage: RotationStage;
  reason: string;
  startedBy: string;
  startedAt: Date;
  promotedAt: Date | null;
  endedAt: Date | null;
}

/** One connection of a campaign: where its rotation stands, or why there is none. */
export interface CampaignEntry extends RotatedConnection {
  entry: "waiting" | "begun" | "failed" | "dropped";
  stage: RotationStage | null;
  fault: string | null;
}
