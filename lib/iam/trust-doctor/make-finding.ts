import type { FindingEffect, TrustExpectation, TrustFinding } from "./examination";
import { describeFinding, type FindingCode } from "./finding-texts";

/** A finding before it is put into words. */
export interface Fault {
  code: FindingCode;
  effect: FindingEffect;
  value?: string;
  about?: string;
}

interface Place {
  index: number;
  sid: string | null;
}

const LONGEST_SHOWN = 200;

/** Puts a fault into words; `place` is null where the whole text is at fault. */
export function makeFinding(fault: Fault, place: Place | null, expected: TrustExpectation): TrustFinding {
  const { code, effect, value, about = "" } = fault;
  const shown = value === undefined ? null : forDisplay(value);
  return {
    code,
    effect,
    side: code === "principal-deleted" && effect === "shuts" ? "vendor" : "customer",
    statement: place === null ? null : place.index + 1,
    sid: place?.sid === undefined || place.sid === null ? null : forDisplay(place.sid),
    value: shown,
    message: describeFinding(code, {
      where: describePlace(place),
      value: shown === null || shown === "" ? "nothing" : `"${shown}"`,
      about: forDisplay(about),
      expected,
    }),
  };
}

function describePlace(place: Place | null): string {
  if (place === null) return "The document";
  const sid = place.sid === null ? "" : ` (${forDisplay(place.sid)})`;
  return `Statement ${place.index + 1}${sid}`;
}

/** A pasted value without control, direction and invisible characters, and not too long to show. */
export function forDisplay(text: string, longest = LONGEST_SHOWN): string {
  const visible = text
    .slice(0, 2 * longest)
    .replace(/[\r\n]+/g, "\u23CE")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, "\u2423");
  return visible.length > longest ? `${visible.slice(0, longest)}\u2026` : visible;
}
