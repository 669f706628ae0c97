import type { Remedy } from "./check-result";
import type { AccessKeyPlan, RolePlan } from "./plan";
import { ACCOUNT_REMEDIES } from "./remedies-account";
import { EXTERNAL_ID_REMEDIES } from "./remedies-external-ids";
import { KEY_REMEDIES } from "./remedies-key";
import { PERMISSION_REMEDIES } from "./remedies-permissions";
import { ROLE_REMEDIES } from "./remedies-role";
import { VENDOR_REMEDIES } from "./remedies-vendor";
import type { RemedyFacts, RemedyMaker } from "./remedy-facts";
import type { FindingCode, FindingCodeOf } from "./verdict-codes";

interface RemediesByMethod {
  "iam-role": Record<FindingCodeOf<"iam-role">, RemedyMaker<RolePlan>>;
  "access-key": Record<FindingCodeOf<"access-key">, RemedyMaker<AccessKeyPlan>>;
}

/** What to do about every verdict that is not a pass: a code without its remedy does not compile. */
export const REMEDIES: RemediesByMethod = {
  "iam-role": {
    ...VENDOR_REMEDIES,
    ...ROLE_REMEDIES,
    ...EXTERNAL_ID_REMEDIES,
    ...ACCOUNT_REMEDIES,
    ...PERMISSION_REMEDIES,
  },
  "access-key": { ...KEY_REMEDIES, ...ACCOUNT_REMEDIES, ...PERMISSION_REMEDIES },
};

/** The remedy of a finding. Throws on a code of another access method's checks, which only a fault of ours can give. */
export function makeRemedy(code: FindingCode, facts: RemedyFacts): Remedy {
  // The plan's method picks the makers for that very plan, which the type checker cannot follow.
  const makers = REMEDIES[facts.plan.accessMethod] as unknown as Partial<Record<FindingCode, RemedyMaker>>;
  const maker = makers[code];
  if (!maker) throw new Error(`"${code}" is no finding of a run by ${facts.plan.accessMethod}`);
  return maker(facts);
}
