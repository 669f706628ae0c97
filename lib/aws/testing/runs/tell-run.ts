/** A whole run in the words of the case tables. */
import type { CheckResult } from "@/lib/verification/check-result";
import type { CheckName } from "@/lib/verification/checks";
import { describeDenyingStatement } from "@/lib/verification/denying-statement";
import { decideOutcome } from "@/lib/verification/outcome";

const LONGEST_LIST = 600;
const NEEDS_NO_ACCESS: readonly CheckName[] = ["vendor-identity", "key-long-term"];

/** Code, verdict and the side of the remedy, of every check that is not a pass. */
export function tellFindings(results: readonly CheckResult[]): string[] {
  return results.filter(isNoPass).map(({ code, verdict, remedy }) => `${code} ${verdict} ${remedy?.side}`);
}

/** The checks that could not be asked because another one has to be mended first, as one word where it is all of them. */
function tellUnasked(results: readonly CheckResult[]): string[] | string {
  const unasked = results.filter(isUnasked).map(({ check }) => check);
  const passed = results.filter((one) => !isNoPass(one)).map(({ check }) => check);
  const isAll = unasked.length > 0 && passed.every((check) => NEEDS_NO_ACCESS.includes(check));
  return isAll ? "everything else" : unasked;
}

function isUnasked({ verdict, remedy }: CheckResult): boolean {
  return verdict === "inconclusive" && remedy?.side === "nobody";
}

function isNoPass({ verdict }: CheckResult): boolean {
  return verdict !== "pass";
}

/** What a table says of a run. */
export function tellRun(results: readonly CheckResult[]) {
  const missing = results.flatMap(({ findings }) => findings);
  const shown = results.find(({ remedy }) => remedy && remedy.side !== "nobody")?.remedy ?? null;
  const permissions = results.find(({ check }) => check === "permissions");
  const deniedBy = missing.flatMap(({ deniedBy = [] }) => deniedBy).map(describeDenyingStatement);
  const conditions = missing.flatMap(({ missingContext = [] }) => missingContext);
  const unasked = tellUnasked(results);
  return {
    findings: tellFindings(results.filter((one) => !isUnasked(one))),
    ...(unasked.length > 0 && { unasked }),
    state: decideOutcome(results, { before: "awaiting-setup", wasProven: false }),
    ...(shown && { remedy: tellRemedy(shown) }),
    ...(missing.length > 0 && {
      missing: inShort(missing.map(({ action, resource, decision }) => `${action} ${resource} ${decision}`)),
    }),
    ...(deniedBy.length > 0 && { deniedBy: [...new Set(deniedBy)] }),
    ...(conditions.length > 0 && { conditions: [...new Set(conditions)] }),
    ...(isRemarkable(permissions?.evidenceGrade) && { grade: permissions?.evidenceGrade }),
  };
}

/** A product asks for hundreds: the table then says how many. */
function inShort<Thing>(things: readonly Thing[]): readonly Thing[] | number {
  return JSON.stringify(things).length > LONGEST_LIST ? things.length : things;
}

function isRemarkable(grade: CheckResult["evidenceGrade"]): boolean {
  return grade !== undefined && grade !== "simulated-by-principal";
}

function tellRemedy({ title, document, command, change, standing }: NonNullable<CheckResult["remedy"]>) {
  const gives = [document?.kind, command && "command", change && "change", standing && "standing"];
  return {
    title,
    gives: gives.filter((one) => typeof one === "string"),
    ...(document?.kind === "permission-policy" && { adds: inShort(document.json.Statement) }),
  };
}
