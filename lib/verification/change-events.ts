import type { CheckResult, DecidedAgainst } from "./check-result";
import type { CheckedMethod } from "./checks";
import { refusalOfSelfCheck } from "./self-check-refusal";
import { type FindingCode, VERDICT_CODES } from "./verdict-codes";

/** Where a change stands in CloudTrail: in the customer's account, or in the management account of its organisation. */
export interface ChangeEvents {
  account: "own" | "management";
  names: readonly string[];
}

type Events = (holder: "Role" | "User") => readonly string[];

const VERSIONS = ["CreatePolicyVersion", "SetDefaultPolicyVersion"];
const TRUST: Events = () => ["UpdateAssumeRolePolicy"];
const ROLE: Events = () => ["UpdateAssumeRolePolicy", "DeleteRole"];
const KEY: Events = () => ["UpdateAccessKey", "DeleteAccessKey", "DeleteUser"];

/** What takes a permission away; what a user has may come through a group. */
const TAKING: Events = (holder) => [
  ...[`Detach${holder}Policy`, `Delete${holder}Policy`, `Put${holder}Policy`],
  ...(holder === "User"
    ? ["RemoveUserFromGroup", "DetachGroupPolicy", "DeleteGroupPolicy", "PutGroupPolicy"]
    : []),
  ...VERSIONS,
];

/** What brings a Deny. */
const DENYING: Events = (holder) => [
  ...[`Put${holder}Policy`, `Attach${holder}Policy`],
  ...(holder === "User" ? ["AddUserToGroup", "PutGroupPolicy", "AttachGroupPolicy"] : []),
  ...VERSIONS,
];

const BOUNDING: Events = (holder) => [`Put${holder}PermissionsBoundary`, ...VERSIONS];
const ORGANISATION: Events = () => ["AttachPolicy", "UpdatePolicy", "MoveAccount"];

const BY_REFUSAL: Record<DecidedAgainst, Events> = {
  "not-granted": TAKING,
  denied: DENYING,
  "denied-by-boundary": BOUNDING,
  "denied-by-scp": ORGANISATION,
};

/** The findings that a change in the customer's AWS brings about, by the events that tell of it. */
const EVENTS: Partial<Record<FindingCode, Events>> = {
  "role-refused": ROLE,
  "role-no-longer-opens": ROLE,
  "role-not-found": () => ["DeleteRole"],
  "role-denied-explicitly": TRUST,
  "role-denied-by-rcp": ORGANISATION,
  "role-expects-another-connections-external-id": TRUST,
  "role-opens-without-external-id": TRUST,
  "role-opens-with-other-external-id": TRUST,
  "assumable-without-external-id": TRUST,
  "assumable-with-other-external-id": TRUST,
  "key-not-recognised": KEY,
  "region-not-enabled": () => ["DisableRegion"],
  "permissions-missing": TAKING,
  "permissions-denied": DENYING,
  "permissions-outside-boundary": BOUNDING,
  "permissions-denied-by-scp": ORGANISATION,
  "permissions-quarantined": () => ["AttachUserPolicy"],
  "simulation-not-allowed": TAKING,
};

/** Which events in CloudTrail tell of what brought a finding about; null where no change of the customer's does. */
export function eventsOf(
  { code, evidence }: Pick<CheckResult, "code" | "evidence">,
  method: CheckedMethod,
): ChangeEvents | null {
  const refusal = code === "simulation-not-allowed" ? refusalOfSelfCheck({ evidence }) : null;
  const events = refusal ? BY_REFUSAL[refusal] : EVENTS[code as FindingCode];
  if (!events) return null;
  const account = events === ORGANISATION ? "management" : "own";
  return { account, names: events(method === "iam-role" ? "Role" : "User") };
}

/** The findings of the same check that a change brings about. */
export function changedFindings(code: FindingCode): FindingCode[] {
  const { check } = VERDICT_CODES[code];
  return (Object.keys(EVENTS) as FindingCode[]).filter((one) => VERDICT_CODES[one].check === check);
}
