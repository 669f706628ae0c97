import { defaultRegion, type Partition } from "@/lib/iam/partition";
import type { Remedy } from "./check-result";
import type { AccessKeyPlan, RolePlan } from "./plan";
import { ACCOUNT_REMEDIES } from "./remedies-account";
import { BREADTH_REMEDIES } from "./remedies-breadth";
import { EXTERNAL_ID_REMEDIES } from "./remedies-external-ids";
import { KEY_REMEDIES } from "./remedies-key";
import { PERMISSION_REMEDIES } from "./remedies-permissions";
import { ROLE_REMEDIES } from "./remedies-role";
import { SESSION_REMEDIES } from "./remedies-session";
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
    ...BREADTH_REMEDIES,
    ...SESSION_REMEDIES,
  },
  "access-key": { ...KEY_REMEDIES, ...ACCOUNT_REMEDIES, ...PERMISSION_REMEDIES, ...BREADTH_REMEDIES },
};

/** The remedy of a finding. Throws on a code of another access method's checks, which only a fault of ours can give. */
export function makeRemedy(code: FindingCode, facts: RemedyFacts): Remedy {
  // The plan's method picks the makers for that very plan, which the type checker cannot follow.
  const makers = REMEDIES[facts.plan.accessMethod] as unknown as Partial<Record<FindingCode, RemedyMaker>>;
  const maker = makers[code];
  if (!maker) throw new Error(`"${code}" is no finding of a run by ${facts.plan.accessMethod}`);
  const remedy = maker(facts);
  return { ...remedy, command: inPartition(remedy.command, facts.plan.partition) };
}

/** Outside the partition `aws` the CLI must be told a region, or it asks the wrong endpoint. */
function inPartition(command: string | null, partition: Partition): string | null {
  if (command === null || partition === "aws") return command;
  return command.replace(/^aws .+$/gm, (line) => `${line} --region ${defaultRegion(partition)}`);
}
