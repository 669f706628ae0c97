import "server-only";
import { notFound } from "next/navigation";
import { follow } from "@/lib/actions/follow";
import { getEnv } from "@/lib/env";
import type { SetupStep } from "@/lib/onboarding/setup-steps";
import { paths } from "@/lib/paths";
import type { Actor, ActorWith } from "@/lib/session/actors";
import { runVerification } from "./commands/run-verification";
import { startVerification } from "./commands/start-verification";
import { findConnection } from "./queries";
import type { AuthorizedConnection } from "./types";

/** What the actions of a connection share: how often a person may write and verify, what may be changed, where it leads. */
export const WRITING = { attempts: 30, perSeconds: 60 };
export const VERIFYING = () => ({ attempts: getEnv().VERIFICATIONS_PER_MINUTE, perSeconds: 60 });
const CAPABILITY_FIELD = "capability.";

/** The connection to change; one that was disconnected changes no more, and its page says so. */
export async function authorise(
  actor: ActorWith<"connection.read">,
  id: string,
): Promise<AuthorizedConnection> {
  const connection = (await findConnection(actor, id)) ?? notFound();
  if (connection.disconnectedAt === null) return connection;
  return follow(actor.kind === "staff" ? paths.supportConnection(id) : paths.connection(id));
}

export async function verifyAndFollow(
  actor: ActorWith<"connection.verify">,
  connection: AuthorizedConnection,
): Promise<never> {
  const verificationId = await startVerification(actor, connection);
  // Not `after()`: that waits for the response, and the page of this very response waits for the run.
  if (verificationId !== null) void runVerification(verificationId);
  follow(pageOf(actor, connection, "verify"));
}

/** Where whoever acts sees the connection: a member in the wizard, staff on a page of their own. */
export function pageOf({ kind }: Actor, { id }: AuthorizedConnection, step: SetupStep): string {
  return kind === "staff" ? paths.supportConnection(id) : paths.setup(id, step);
}

/** The capabilities that are ticked: each is a field of its own. */
export function listTicked(input: object): string[] {
  return Object.keys(input)
    .filter((name) => name.startsWith(CAPABILITY_FIELD))
    .map((name) => name.slice(CAPABILITY_FIELD.length));
}
