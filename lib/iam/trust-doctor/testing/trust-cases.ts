import type { PolicyDocument } from "../../policy-document";
import actions from "../cases/actions.json";
import conditions from "../cases/conditions.json";
import externalIds from "../cases/external-ids.json";
import pastedText from "../cases/pasted-text.json";
import principals from "../cases/principals.json";
import roles from "../cases/roles.json";
import severalStatements from "../cases/several-statements.json";
import shape from "../cases/shape.json";
import type { Opening, TrustExpectation } from "../examination";

/** One row of the case tables: what is pasted, and what the doctor says. */
export interface TrustCase {
  name: string;
  document?: unknown;
  text?: string;
  expected?: Partial<TrustExpectation>;
  opens: Opening;
  codes: string[];
  corrected: PolicyDocument | null;
  changes: string[];
}

/** What the role should trust, unless a case says otherwise: the accounts are those of the sandbox. */
export const CASE_EXPECTATION: TrustExpectation = {
  principalArn: "arn:aws:iam::111122223333:root",
  acceptedPrincipals: ["arn:aws:iam::111122223333:user/rolebridge-vendor"],
  externalIds: ["rb-4f0k2m9q7x3z8c5v1b6n0t4w2y7h5d9j"],
  formerExternalIds: ["rb-9z8y7x6w5v4t3s2r1q0p9n8m7k6j5h4g"],
  partition: "aws",
  awsAccountId: "444455556666",
  roleArn: "arn:aws:iam::444455556666:role/connect",
  roleName: "connect",
};

/** A case's expectation, its own facts put over the shared ones. */
export function expectationOf({ expected }: TrustCase): TrustExpectation {
  return { ...CASE_EXPECTATION, ...expected };
}

/** The text that a case pastes. */
export function pastedTextOf({ text, document }: TrustCase): string {
  return text ?? JSON.stringify(document);
}

/** The cases by theme; a case file is data of this form. */
export const CASES_BY_THEME = {
  principals,
  actions,
  "external IDs": externalIds,
  conditions,
  "several statements": severalStatements,
  shape,
  "pasted text": pastedText,
  "the role that it is of": roles,
} as unknown as Record<string, readonly TrustCase[]>;

export const EXAMINED_CASES: readonly TrustCase[] = Object.values(CASES_BY_THEME).flat();
