import { type Condition, toConditions } from "../conditions/condition";
import { isRecord, lookUp, textsOf } from "../raw-json";
import type { RawDocument, RawStatement } from "./raw-document";

export interface NamedPrincipal {
  /** `AWS`, `Service`, `Federated` or `CanonicalUser`. */
  type: string;
  value: string;
}

/** A statement as the doctor judges it; letter case of fields is read over. */
export interface TrustStatement {
  index: number;
  sid: string | null;
  effect: "Allow" | "Deny";
  /** `NotPrincipal` and `NotAction` turn their lists round. */
  exceptPrincipals: boolean;
  principals: NamedPrincipal[];
  exceptActions: boolean;
  actions: string[];
  conditions: Condition[];
}

export interface TrustDocument {
  /** Policy variables are resolved from version 2012-10-17 on. */
  resolvesVariables: boolean;
  statements: TrustStatement[];
}

/** The document as the doctor judges it; what is not a statement at all is left out. */
export function toTrustDocument({ frame, statements }: RawDocument): TrustDocument {
  return {
    resolvesVariables: lookUp(frame, "Version") === "2012-10-17",
    statements: statements.flatMap((raw, index) => (isRecord(raw) ? [toTrustStatement(raw, index)] : [])),
  };
}

/** One statement as the doctor judges it. */
export function toTrustStatement(raw: RawStatement, index: number): TrustStatement {
  const sid = lookUp(raw, "Sid");
  const principal = lookUp(raw, "Principal");
  const action = lookUp(raw, "Action");
  return {
    index,
    sid: typeof sid === "string" && sid !== "" ? sid : null,
    effect: /^deny$/i.test(String(lookUp(raw, "Effect"))) ? "Deny" : "Allow",
    exceptPrincipals: principal === undefined && lookUp(raw, "NotPrincipal") !== undefined,
    principals: toPrincipals(principal ?? lookUp(raw, "NotPrincipal")),
    exceptActions: action === undefined && lookUp(raw, "NotAction") !== undefined,
    actions: textsOf(action ?? lookUp(raw, "NotAction")),
    conditions: toConditions(lookUp(raw, "Condition")),
  };
}

function toPrincipals(block: unknown): NamedPrincipal[] {
  if (!isRecord(block)) return textsOf(block).map((value) => ({ type: "AWS", value }));
  return Object.entries(block).flatMap(([type, values]) =>
    textsOf(values).map((value) => ({ type: type.toLowerCase() === "aws" ? "AWS" : type, value })),
  );
}
