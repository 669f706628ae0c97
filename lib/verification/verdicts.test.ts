import { describe, expect, test } from "vitest";
import { createTrustPolicy } from "@/lib/iam/trust-policy";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import diagnosis from "./cases/diagnosis.json";
import externalId from "./cases/external-id.json";
import permissions from "./cases/permissions.json";
import role from "./cases/role.json";
import rotation from "./cases/rotation.json";
import sessionDuration from "./cases/session-duration.json";
import vendorIdentity from "./cases/vendor-identity.json";
import type { EvidenceGrade } from "./check-result";
import { CHECKS_BY_METHOD, type CheckName, isOccasional } from "./checks";
import { describeDenyingStatement } from "./denying-statement";
import { decideOutcome } from "./outcome";
import type { RolePlan } from "./plan";
import { type RotationProof, readRotationProof } from "./rotation-proof";
import { OLDER_IDS, RETIRING_ID, RIGHT_ID, SIBLING, STAGED_ID } from "./testing/plan";
import { tellRun } from "./testing/tell-run";
import type { ToldAnswers } from "./testing/told-port";
import { VERDICT_CODES } from "./verdict-codes";

interface Case {
  name: string;
  /** What differs from a connection that is in order. */
  answers: Partial<ToldAnswers>;
  /** Code, verdict and the side of the remedy, of every check that is not a pass. */
  findings: string[];
  state: ConnectionState;
  before?: ConnectionState;
  wasProven?: boolean;
  /** Whether it was this very role that a run proved. */
  workedBefore?: boolean;
  trusted?: string;
  sleeps?: number[];
  missing?: string[];
  /** The policies, and lines, of statements that deny. */
  deniedBy?: string[];
  /** Which other External IDs the connection has. */
  has?: ("staged" | "retiring" | "older" | "sibling")[];
  /** What the run proved of a rotation; nothing where it is left out. */
  proves?: Partial<RotationProof>;
  /** How well the verdict on the permissions is proven. */
  grade?: EvidenceGrade;
  unasked?: string[];
  longestSessionSeconds?: number;
}

const IDS = {
  staged: { stagedExternalId: STAGED_ID },
  retiring: { retiringExternalId: RETIRING_ID },
  older: { olderExternalIds: OLDER_IDS },
  sibling: { siblings: [SIBLING] },
} satisfies Record<string, Partial<RolePlan>>;

function checksWith(has: NonNullable<Case["has"]>): CheckName[] {
  const isAsked: Partial<Record<CheckName, boolean>> = {
    "external-id-staged": has.includes("staged"),
    "external-id-retired": has.includes("retiring") || has.includes("older"),
  };
  return CHECKS_BY_METHOD["iam-role"].filter((check) => !isOccasional(check) || isAsked[check]);
}

const GROUPS = {
  vendorIdentity,
  role,
  diagnosis,
  externalId,
  permissions,
  rotation,
  sessionDuration,
} as unknown as Record<string, Case[]>;
const seen = new Set<string>();

for (const [group, cases] of Object.entries(GROUPS)) {
  describe(group, () => {
    for (const one of cases) {
      test(one.name, async () => {
        const { trusted, before = "awaiting-setup", wasProven = false, has = [] } = one;
        const changes: Partial<RolePlan> = Object.assign({}, ...has.map((which) => IDS[which]));
        if (one.workedBefore) changes.workedBefore = true;
        if (trusted)
          changes.trustPolicy = createTrustPolicy({ principalArn: trusted, externalIds: [RIGHT_ID] });
        if (one.longestSessionSeconds) changes.longestSessionSeconds = one.longestSessionSeconds;
        if (one.unasked) changes.unaskedActions = one.unasked;
        const { results, sleeps } = await tellRun(one.answers, changes);
        for (const { code } of results) seen.add(code);
        const findings = results.filter(({ verdict }) => verdict !== "pass");
        expect(findings.map(({ code, verdict, remedy }) => `${code} ${verdict} ${remedy?.side}`)).toEqual(
          one.findings,
        );
        expect(results.map(({ check }) => check)).toEqual(checksWith(has));
        const proves = {
          isNewProven: false,
          isPresentRefused: false,
          areFormerRefused: false,
          ...one.proves,
        };
        if (has.length > 0) expect(readRotationProof(results)).toEqual(proves);
        expect(decideOutcome(results, { before, wasProven })).toBe(one.state);
        expect(sleeps).toEqual(one.sleeps ?? []);
        const missing = results.flatMap((result) => result.findings);
        expect(missing.map((found) => `${found.action} ${found.resource} ${found.decision}`)).toEqual(
          one.missing ?? [],
        );
        const places = missing.flatMap(({ deniedBy }) => deniedBy ?? []);
        expect(places.map(describeDenyingStatement)).toEqual(one.deniedBy ?? []);
        if (one.grade)
          expect(results.find(({ check }) => check === "permissions")?.evidenceGrade).toBe(one.grade);
      });
    }
  });
}

test("the cases reach every verdict code of a run by role", () => {
  const asked: readonly string[] = CHECKS_BY_METHOD["iam-role"];
  const codes = Object.entries(VERDICT_CODES).filter(([, { check }]) => asked.includes(check));
  // AWS puts the users of keys into quarantine, and no role.
  const expected = codes.map(([code]) => code).filter((code) => code !== "permissions-quarantined");
  expect([...seen].sort()).toEqual(expected.sort());
});
