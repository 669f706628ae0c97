import type { AnswerObject } from "../wire/answer-value";
import type { Call } from "../wire/call";
import { isoSeconds } from "../world/clock";
import { newAccessKeyId, newSecretAccessKey, newSessionToken } from "../world/identifiers";
import type { Session } from "../world/types";

type NewSession = Omit<
  Session,
  "accessKeyId" | "secretAccessKey" | "sessionToken" | "issuedAt" | "expiresAt"
> & {
  durationSeconds: number;
};

const DAY_MS = 86_400_000;

/** Issues temporary credentials and returns the `Credentials` element of the answer. */
export function issueSession({ world, now }: Call, { durationSeconds, ...facts }: NewSession): AnswerObject {
  forgetOldSessions(world.sessions, now);
  const session: Session = {
    ...facts,
    accessKeyId: newAccessKeyId("ASIA", facts.accountId),
    secretAccessKey: newSecretAccessKey(),
    sessionToken: newSessionToken(),
    issuedAt: now,
    expiresAt: now + durationSeconds * 1000,
  };
  world.sessions.set(session.accessKeyId, session);
  return {
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secretAccessKey,
    SessionToken: session.sessionToken,
    Expiration: isoSeconds(session.expiresAt),
  };
}

/** For a day an expired key is answered with ExpiredToken; after that AWS no longer knows it. */
function forgetOldSessions(sessions: Map<string, Session>, now: number): void {
  for (const [id, { expiresAt }] of sessions) if (expiresAt < now - DAY_MS) sessions.delete(id);
}
