import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { SetupView } from "@/lib/setup/setup-view";

const MOMENT = new Intl.DateTimeFormat("en-GB", {
  ...{ day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" },
  timeZone: "UTC",
});

type Past = Pick<SetupView, "state" | "verifiedInFullAt">;

/** States in which a connection that was in order is no longer. */
const FALLEN: readonly ConnectionState[] = ["action-needed", "broken", "refused"];

/** "21 November 2026, 14:03 UTC": alike for whoever reads it, and to be compared with a log. */
export function tellMoment(at: Date): string {
  const part = Object.fromEntries(MOMENT.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part.day} ${part.month} ${part.year}, ${part.hour}:${part.minute} UTC`;
}

/** What was known of it once, before what it is now; nothing where it never was in order, or is so still. */
export function tellPast({ state, verifiedInFullAt }: Past): string {
  if (verifiedInFullAt === null || !FALLEN.includes(state)) return "";
  const since = state === "broken" ? "" : "; something is different since";
  return `Everything it needed was verified on ${tellMoment(verifiedInFullAt)}${since}. `;
}

/** The same of permissions that the last run could not look at, behind what is said of them. */
export function tellPastPermissions({ verifiedInFullAt }: Past): string {
  return verifiedInFullAt === null
    ? ""
    : ` They were last verified in full on ${tellMoment(verifiedInFullAt)}.`;
}
