/** The stages in which a connection changes its External ID. The role opens to us in each of them but `revoked`. */
export const ROTATION_STAGES = ["staged", "promoted", "revoked", "done", "cancelled", "overtaken"] as const;

export type RotationStage = (typeof ROTATION_STAGES)[number];

/**
 * What moves it on: a run proved that the new External ID opens the role, or that the old one no longer does; an admin
 * cancelled, or revoked at once; the connection was disconnected.
 */
export const ROTATION_EVENTS = ["new-proven", "old-refused", "cancel", "revoke", "disconnect"] as const;

export type RotationEvent = (typeof ROTATION_EVENTS)[number];

const NEXT: Record<RotationStage, Partial<Record<RotationEvent, RotationStage>>> = {
  staged: { "new-proven": "promoted", cancel: "cancelled", revoke: "overtaken", disconnect: "overtaken" },
  promoted: { "old-refused": "done", revoke: "overtaken", disconnect: "overtaken" },
  revoked: { "old-refused": "done", revoke: "overtaken", disconnect: "overtaken" },
  done: {},
  cancelled: {},
  overtaken: {},
};

/** The stage that follows; null where the event means nothing in this stage, as cancelling does after the promotion. */
export function nextStage(stage: RotationStage, event: RotationEvent): RotationStage | null {
  return NEXT[stage][event] ?? null;
}

/** Whether the rotation goes on: a connection has one such rotation at most. */
export function isOpen(stage: RotationStage): boolean {
  return Object.keys(NEXT[stage]).length > 0;
}

/** The External IDs of a connection, by what each is to it. */
export interface ExternalIdSet {
  externalId: string;
  /** New, and to be proven before it takes the place of the present one. */
  stagedExternalId: string | null;
}

/** What the trust policy is to accept: the present External ID, and the new one beside it until that is promoted. */
export function acceptedExternalIds({ externalId, stagedExternalId }: ExternalIdSet): [string, ...string[]] {
  return stagedExternalId === null ? [externalId] : [externalId, stagedExternalId];
}

const RETIRING_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Until when the old External ID may stay in the trust policy. Until then that it still opens the role is advice;
 * afterwards it is as any other retired one that does.
 */
export function retiringUntil(promotedAt: Date): Date {
  return new Date(promotedAt.getTime() + RETIRING_DAYS * DAY_MS);
}
