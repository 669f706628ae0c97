import { describe, expect, test } from "vitest";
import {
  acceptedExternalIds,
  isOpen,
  nextStage,
  ROTATION_EVENTS,
  ROTATION_STAGES,
  type RotationEvent,
  type RotationStage,
  retiringUntil,
} from "./external-id-rotation";

/** Where each event leads from each stage that is not an end; what is left out leads nowhere. */
const LEADS: [RotationStage, RotationEvent, RotationStage][] = [
  ["staged", "new-proven", "promoted"],
  ["staged", "cancel", "cancelled"],
  ["staged", "revoke", "overtaken"],
  ["staged", "disconnect", "overtaken"],
  ["promoted", "old-refused", "done"],
  ["promoted", "revoke", "overtaken"],
  ["promoted", "disconnect", "overtaken"],
  ["revoked", "old-refused", "done"],
  ["revoked", "revoke", "overtaken"],
  ["revoked", "disconnect", "overtaken"],
];

describe.each(ROTATION_STAGES)("a rotation that is %s", (stage) => {
  test.each(ROTATION_EVENTS)("goes where it should on %s", (event) => {
    const lead = LEADS.find(([from, on]) => from === stage && on === event);
    expect(nextStage(stage, event)).toBe(lead?.[2] ?? null);
  });

  test("is open exactly as long as something can move it on", () => {
    expect(isOpen(stage)).toBe(LEADS.some(([from]) => from === stage));
  });
});

test("every open stage comes to an end, whatever happens", () => {
  for (const stage of ROTATION_STAGES.filter(isOpen)) {
    expect(ROTATION_EVENTS.map((event) => nextStage(stage, event)).some((to) => to && !isOpen(to))).toBe(
      true,
    );
  }
});

test("a promotion cannot be cancelled: there is no way back to an External ID that is on its way out", () => {
  expect(nextStage("promoted", "cancel")).toBeNull();
});

test("the trust policy accepts both while the new one is staged, and the present one alone otherwise", () => {
  expect(acceptedExternalIds({ externalId: "now", stagedExternalId: "new" })).toEqual(["now", "new"]);
  expect(acceptedExternalIds({ externalId: "now", stagedExternalId: null })).toEqual(["now"]);
});

test("the old one has a week to go", () => {
  expect(retiringUntil(new Date("2026-11-22T10:00:00Z"))).toEqual(new Date("2026-11-29T10:00:00Z"));
});
