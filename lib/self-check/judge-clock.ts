import { attention, broken, ok } from "./finding";
import type { Finding } from "./types";

/** The header that states AWS's time has whole seconds, and the answer was under way. */
const UNNOTICED_S = 5;
/** From here on the SDK corrects itself; AWS refuses a signature from fifteen minutes on. */
const WRONG_S = 300;
const SET_CLOCK = "Set this machine's clock by NTP (chrony, systemd-timesyncd).";

/** Our clock against the time that STS states in its answer, in milliseconds; null where STS stated none. */
export function judgeClock(aheadMs: number | null): Finding {
  if (aheadMs === null)
    return attention(
      "Not measured: STS stated no time.",
      "See what the lines above say of STS, and look again.",
    );
  const seconds = Math.abs(Math.round(aheadMs / 1000));
  if (seconds <= UNNOTICED_S) return ok(`Within ${UNNOTICED_S} s of AWS's.`);
  const seen = `${seconds} s ${aheadMs > 0 ? "ahead of" : "behind"} AWS's.`;
  if (seconds < WRONG_S) return attention(seen, SET_CLOCK);
  return broken(
    `${seen} AWS refuses signatures that are 15 minutes off; the SDK corrects itself, other programs do not, and our own dates are wrong.`,
    SET_CLOCK,
  );
}
