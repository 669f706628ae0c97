import { PERMISSION_REMEDIES } from "./remedies-permissions";
import { ROLE_REMEDIES } from "./remedies-role";
import { VENDOR_REMEDIES } from "./remedies-vendor";
import type { RemedyMaker } from "./remedy-facts";
import type { FindingCode } from "./verdict-codes";

/** What to do about every verdict that is not a pass: a code without its remedy does not compile. */
export const REMEDIES: Record<FindingCode, RemedyMaker> = {
  ...VENDOR_REMEDIES,
  ...ROLE_REMEDIES,
  ...PERMISSION_REMEDIES,
};
