import "server-only";
import type { KeyExpectation } from "@/lib/iam/key-doctor/examination";
import { createKeyDoctorView, type KeyDoctorView } from "@/lib/setup/key-doctor-view";
import { userDocumentsFor } from "./documents";
import { pasteOf } from "./paste-of";
import type { AuthorizedConnection } from "./types";

/** The key that AWS should know, and of whom; null before there is one. Of two it is the newer, which a run is about. */
export function keyExpectationFor(connection: AuthorizedConnection): KeyExpectation | null {
  const { accessMethod, partition, awsAccountId, userArn, disconnectedAt, candidateKey, currentKey } =
    connection;
  const key = candidateKey ?? currentKey;
  if (accessMethod !== "access-key" || key === null || disconnectedAt !== null) return null;
  const { userName } = userDocumentsFor(connection);
  const { accessKeyId } = key;
  // Of a newer key AWS has not said that it is of the same user.
  const isUserKnown = userArn !== null && candidateKey === null;
  return { accessKeyId, userName, isUserKnown, partition, awsAccountId };
}

/** The access-key doctor of a connection by key, with what it says of what was pasted last. */
export function describeKeyDoctor(connection: AuthorizedConnection): KeyDoctorView | null {
  const expected = keyExpectationFor(connection);
  if (!expected) return null;
  const { id: connectionId } = connection;
  return createKeyDoctorView({ connectionId, expected, paste: pasteOf(connection, "key-list") });
}
