import { all, opposite } from "../conditions/ternary";
import { type Edit, exceptUs, mendStatement, withoutUs } from "./edit-statement";
import type { TrustExpectation } from "./examination";
import { classifyValue, isMisspeltExternalId, isOnExternalId } from "./external-id-fault";
import { applies, concernsUs, coversAssumeRole, isDenied } from "./judge-document";
import { namesAnyone, namesOnlyUs } from "./judge-principal";
import { askDoor, type DoorAnswers, isTooOpen } from "./opening";
import { accountOf, ourAccount } from "./our-identity";
import { probesOf } from "./probes";
import type { RawStatement } from "./raw-document";
import { shapeFaults } from "./statement-shape";
import { type TrustDocument, type TrustStatement, toTrustStatement } from "./trust-statement";

/** How one Allow answers our request, as far as the Denies of the document let it. */
function askStatement(
  statement: TrustStatement,
  document: TrustDocument,
  expected: TrustExpectation,
): DoorAnswers {
  return askDoor(probesOf(document, expected), (externalId) =>
    all([
      applies(statement, externalId, document, expected),
      opposite(isDenied(document, externalId, expected)),
    ]),
  );
}

/** Whether a statement lets us in with every right External ID and with nothing else. */
export function isSound(
  statement: TrustStatement,
  document: TrustDocument,
  expected: TrustExpectation,
): boolean {
  if (statement.effect === "Deny" || !concernsUs(statement, expected) || namesAnyone(statement)) return false;
  const door = askStatement(statement, document, expected);
  return door.everyRight === "yes" && !isTooOpen(door);
}

/** Takes us out of a Deny that applies to us; null where it does not. */
export function correctDeny(
  raw: RawStatement,
  where: string,
  document: TrustDocument,
  expected: TrustExpectation,
): Edit | null {
  const statement = toTrustStatement(raw, 0);
  if (statement.effect !== "Deny") return null;
  const hits = expected.externalIds.map((id) => applies(statement, id, document, expected));
  if (hits.every((hit) => hit === "no")) return null;
  return namesAnyone(statement) ? exceptUs(raw, where, expected) : withoutUs(raw, where, expected);
}

/** Mends, closes or removes an Allow that is ours and not sound; null where it may stay as it is. */
export function correctAllow(
  raw: RawStatement,
  where: string,
  document: TrustDocument,
  expected: TrustExpectation,
): Edit | null {
  const statement = toTrustStatement(raw, 0);
  if (statement.effect !== "Allow" || !concernsUs(statement, expected)) return null;
  if (isSound(statement, document, expected)) return null;
  const door = askStatement(statement, document, expected);
  const ours = meantForUs(statement, expected);
  const open = isTooOpen(door) || (namesAnyone(statement) && door.anyRight !== "no");
  const needed = !document.statements.some((other) => isSound(other, document, expected));
  if (needed && ours) return mendStatement(raw, where, expected);
  if (!open && shapeFaults(raw, expected).length === 0) return null;
  if (ours)
    return { statement: null, changes: [`${where}: removed, because another one lets us in as it should.`] };
  return namesAnyone(statement) ? exceptUs(raw, where, expected) : withoutUs(raw, where, expected);
}

/** Ours alone, or everybody's with nothing but an External ID to hold them back. */
function meantForUs(statement: TrustStatement, expected: TrustExpectation): boolean {
  if (namesOnlyUs(statement, expected)) return true;
  if (!namesAnyone(statement)) return false;
  const { conditions } = statement;
  return conditions.length === 0 || conditions.some(isAboutExternalId);
}

function isAboutExternalId(condition: TrustStatement["conditions"][number]): boolean {
  return isOnExternalId(condition) || isMisspeltExternalId(condition);
}

/** Makes a statement ours that was plainly meant to be, though it names somebody else or another action. */
export function repairCandidate(raw: RawStatement, where: string, expected: TrustExpectation): Edit | null {
  const statement = toTrustStatement(raw, 0);
  const { principals, exceptPrincipals, actions } = statement;
  if (statement.effect !== "Allow" || exceptPrincipals || principals.some(({ type }) => type !== "AWS")) {
    return null;
  }
  if (actions.length > 0 && !coversAssumeRole(statement) && !actions.every((name) => /^sts:/i.test(name))) {
    if (!holdsOurExternalId(statement, expected)) return null;
  }
  const namesOurs = principals.some(({ value }) => accountOf(value) === ourAccount(expected));
  const alone = principals.length <= 1;
  if (!alone || !(namesOurs || holdsOurExternalId(statement, expected))) return null;
  return mendStatement(raw, where, expected);
}

function holdsOurExternalId({ conditions }: TrustStatement, expected: TrustExpectation): boolean {
  const ours: readonly string[] = expected.externalIds;
  return conditions
    .filter(isAboutExternalId)
    .some(({ values }) =>
      values.some((value) => ours.includes(value) || classifyValue(value, expected) !== null),
    );
}
