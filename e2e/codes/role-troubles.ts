/** What can go wrong with a role that worked, as its admin or AWS brings it about, and how it is mended by hand. */
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { FindingCode } from "@/lib/verification/verdict-codes";
import type { Scenario } from "@/sandbox/start";
import type { CustomerAccount } from "../fixtures";
import type { SandboxControl } from "../harness/sandbox-control";
import { putPolicy, replaceTrustPolicy } from "../role-admin";

export interface RoleAtHand {
  account: CustomerAccount;
  sandbox: SandboxControl;
  roleName: string;
  /** As the page first gave them. */
  trustPolicy: Document;
  permissionPolicy: Document;
}

interface Document {
  Version: string;
  Statement: readonly object[];
}

export interface Trouble {
  what: string;
  /** Of the run that follows; the remedy of the first is followed. */
  codes: FindingCode[];
  state: ConnectionState;
  bring(role: RoleAtHand): Promise<unknown>;
  /** By hand, as the steps say; where it is left out, by the command that the page shows. */
  mend?(role: RoleAtHand): Promise<unknown>;
}

type Statement = Record<string, unknown>;

const policyOf = (...Statement: Statement[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const deny = (Action: string | string[]) => ({ Effect: "Deny", Action, Resource: "*" });
const EVERYTHING = { Effect: "Allow", Action: "*", Resource: "*" };
const forbids = (action: string) => ({ serviceControlPolicy: policyOf(EVERYTHING, deny(action)) });

/** The shown trust policy with another condition on the External ID, or with none. */
const trust = (condition?: (externalId: unknown) => object) => (role: RoleAtHand) => {
  const [statement = {}] = role.trustPolicy.Statement as Statement[];
  const { Condition, ...rest } = statement;
  const { StringEquals } = Condition as { StringEquals: { "sts:ExternalId": unknown } };
  const changed = condition ? { ...rest, Condition: condition(StringEquals["sts:ExternalId"]) } : rest;
  return replaceTrustPolicy(role.account, role.roleName, policyOf(changed));
};

const put =
  (name: string, ...statements: Statement[]) =>
  ({ account, roleName }: RoleAtHand) =>
    putPolicy(account.cli, roleName, name, policyOf(...statements));

const take =
  (name: string) =>
  ({ account, roleName }: RoleAtHand) =>
    account.cli.run("iam", "delete-role-policy", "--role-name", roleName, "--policy-name", name);

const without =
  (...sids: string[]) =>
  ({ account, roleName, permissionPolicy }: RoleAtHand) => {
    const kept = (permissionPolicy.Statement as Statement[]).filter(({ Sid }) => !sids.includes(String(Sid)));
    return putPolicy(account.cli, roleName, "Permissions", policyOf(...kept));
  };

const managed =
  (verb: "attach" | "detach") =>
  ({ account, roleName }: RoleAtHand) =>
    account.cli.run(
      ...["iam", `${verb}-role-policy`, "--role-name", roleName],
      ...["--policy-arn", "arn:aws:iam::aws:policy/AdministratorAccess"],
    );

const suffer =
  (changes: Partial<Scenario>) =>
  ({ sandbox, account }: RoleAtHand) =>
    sandbox.disturb(account.id, changes);

const sufferOurselves =
  (changes: Partial<Scenario>) =>
  ({ sandbox }: RoleAtHand) =>
    sandbox.disturbVendor(changes);

const calm = ({ sandbox }: RoleAtHand) => sandbox.calm();

const failing = (kind: "internal-failure" | "throttle", ...actions: string[]) => ({
  fault: { kind, actions },
});

const UNREACHED: FindingCode[] = [
  "without-external-id-not-proven",
  "other-external-id-not-proven",
  "account-not-reached",
  "permissions-not-reached",
  "breadth-not-reached",
  "session-not-reached",
];

const NAMES_NOBODY = () => ({ StringEquals: { "sts:ExternalId": "somebody-elses" } });

export const ROLE_TROUBLES: Trouble[] = [
  {
    what: "the trust policy has the External ID of somebody else",
    codes: ["role-no-longer-opens", ...UNREACHED],
    state: "broken",
    bring: trust(NAMES_NOBODY),
  },
  {
    what: "the trust policy asks that no External ID is sent",
    codes: ["role-opens-without-external-id", "assumable-without-external-id"],
    state: "refused",
    bring: trust(() => ({ Null: { "sts:ExternalId": "true" } })),
  },
  {
    what: "the trust policy takes every External ID but ours",
    codes: ["role-opens-with-other-external-id", "assumable-with-other-external-id"],
    state: "refused",
    bring: trust((externalId) => ({
      StringNotEquals: { "sts:ExternalId": externalId },
      Null: { "sts:ExternalId": "false" },
    })),
  },
  {
    what: "the trust policy has no condition",
    codes: ["assumable-without-external-id", "assumable-with-other-external-id"],
    state: "refused",
    bring: trust(),
  },
  {
    what: "the trust policy denies us",
    codes: ["role-denied-explicitly"],
    state: "broken",
    bring: ({ account, roleName, trustPolicy }) => {
      const [statement = {}] = trustPolicy.Statement;
      const denying = { Effect: "Deny", Principal: { AWS: "*" }, Action: "sts:AssumeRole" };
      return replaceTrustPolicy(account, roleName, policyOf(statement as Statement, denying));
    },
  },
  {
    what: "the role gives sessions of an hour only",
    codes: ["session-too-short"],
    state: "connected",
    bring: ({ account, roleName }) =>
      account.cli.run("iam", "update-role", "--role-name", roleName, "--max-session-duration", "3600"),
  },
  {
    what: "a required permission was taken away",
    codes: ["permissions-missing"],
    state: "action-needed",
    bring: without("EKS"),
  },
  {
    what: "an optional permission was taken away",
    codes: ["optional-permissions-missing"],
    state: "connected",
    bring: without("Health"),
  },
  {
    what: "a statement denies a required permission",
    codes: ["permissions-denied"],
    state: "action-needed",
    bring: put("Guard", { Sid: "KeepClusters", ...deny("eks:ListClusters") }),
    mend: take("Guard"),
  },
  {
    what: "a permissions boundary leaves out what is needed",
    codes: ["permissions-outside-boundary"],
    state: "action-needed",
    bring: async ({ account, roleName }) => {
      const limits = await account.cli.write("limits.json", policyOf(EVERYTHING, deny("eks:ListClusters")));
      await account.cli.run("iam", "create-policy", "--policy-name", "Limits", "--policy-document", limits);
      await account.cli.run(
        ...["iam", "put-role-permissions-boundary", "--role-name", roleName],
        ...["--permissions-boundary", `arn:aws:iam::${account.id}:policy/Limits`],
      );
    },
    mend: ({ account, roleName }) =>
      account.cli.run("iam", "delete-role-permissions-boundary", "--role-name", roleName),
  },
  {
    what: "the organisation denies a required permission",
    codes: ["permissions-denied-by-scp"],
    state: "connected",
    bring: suffer(forbids("eks:ListClusters")),
    mend: calm,
  },
  {
    what: "the role may neither ask about itself nor read its policies",
    codes: ["simulation-not-allowed", "breadth-unverified"],
    state: "connected",
    bring: put("Blind", deny(["iam:SimulatePrincipalPolicy", "iam:ListRolePolicies"])),
    mend: take("Blind"),
  },
  {
    what: "the role may do everything",
    codes: ["breadth-wider"],
    state: "connected",
    bring: managed("attach"),
    mend: managed("detach"),
  },
  {
    what: "AWS throttles the simulator",
    codes: ["simulation-throttled"],
    state: "connected",
    bring: suffer(failing("throttle", "SimulatePrincipalPolicy")),
    mend: calm,
  },
  {
    what: "AWS fails at the simulator",
    codes: ["simulation-unanswered"],
    state: "connected",
    bring: suffer(failing("internal-failure", "SimulatePrincipalPolicy")),
    mend: calm,
  },
  {
    what: "AWS fails at telling the account",
    codes: ["account-unanswered"],
    state: "connected",
    bring: suffer(failing("internal-failure", "GetCallerIdentity")),
    mend: calm,
  },
  {
    what: "AWS throttles AssumeRole",
    codes: ["role-throttled"],
    state: "connected",
    bring: sufferOurselves(failing("throttle", "AssumeRole")),
    mend: calm,
  },
  {
    what: "AWS fails altogether",
    codes: ["role-unanswered", "vendor-identity-unanswered"],
    state: "connected",
    bring: sufferOurselves({ fault: { kind: "internal-failure" } }),
    mend: calm,
  },
  {
    what: "our own organisation does not let us assume roles",
    codes: ["vendor-may-not-assume"],
    state: "connected",
    bring: sufferOurselves(forbids("sts:AssumeRole")),
    mend: calm,
  },
];
