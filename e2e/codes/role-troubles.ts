/** What can go wrong with a role that worked, as its admin brings it about, and how it is mended by hand. */

import type { FindingCode } from "@/lib/verification/verdict-codes";
import { deleteRole, makeRole, putPolicy, replaceTrustPolicy } from "../role-admin";
import {
  calm,
  deny,
  EVERYTHING,
  failing,
  forbids,
  type Place,
  policyOf,
  type Statement,
  suffer,
  type Trouble,
} from "./trouble";

export interface RoleAtHand extends Place {
  roleName: string;
  /** As the page first gave them. */
  trustPolicy: Document;
  permissionPolicy: Document;
}

interface Document {
  Version: string;
  Statement: readonly object[];
}

/** The shown trust policy with another condition on the External ID, or with none. */
export const trust = (condition?: (externalId: unknown) => object) => (role: RoleAtHand) => {
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

export const UNREACHED: FindingCode[] = [
  "without-external-id-not-proven",
  "other-external-id-not-proven",
  "account-not-reached",
  "permissions-not-reached",
  "breadth-not-reached",
  "session-not-reached",
];

export const NAMES_NOBODY = () => ({ StringEquals: { "sts:ExternalId": "somebody-elses" } });

/** Of a role that never opened to us. */
export const REFUSED: Trouble<RoleAtHand> = {
  what: "the trust policy never had our External ID",
  codes: ["role-refused", ...UNREACHED],
  state: "action-needed",
  bring: trust(NAMES_NOBODY),
};

/** The role of a customer who has another connection, too. */
export interface RoleMixedUp extends RoleAtHand {
  other: { product: string; externalId: string };
}

export const MIXED_UP: Trouble<RoleMixedUp> = {
  what: "the trust policy has the External ID of the customer's other connection",
  codes: ["role-expects-another-connections-external-id", ...UNREACHED],
  state: "broken",
  names: ({ account, other }) => [`${other.product} in account ${account.id}`, other.externalId],
  bring: (role) => trust(() => ({ StringEquals: { "sts:ExternalId": role.other.externalId } }))(role),
};

export const ROLE_TROUBLES: Trouble<RoleAtHand>[] = [
  {
    what: "the trust policy has the External ID of somebody else",
    codes: ["role-no-longer-opens", ...UNREACHED],
    state: "broken",
    bring: trust(NAMES_NOBODY),
  },
  {
    what: "the role was deleted",
    codes: ["role-not-found", ...UNREACHED],
    state: "broken",
    bring: ({ account, roleName }) => deleteRole(account, roleName),
    mend: ({ account, roleName, trustPolicy, permissionPolicy }) =>
      makeRole(account.cli, roleName, {
        trust: JSON.stringify(trustPolicy),
        permission: JSON.stringify(permissionPolicy),
      }),
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
    what: "a required permission was taken away",
    codes: ["permissions-missing"],
    state: "action-needed",
    bring: without("EKS"),
  },
  {
    what: "an optional permission was taken away, and sessions end after an hour",
    codes: ["optional-permissions-missing", "session-too-short"],
    state: "connected",
    bring: async (role) => {
      await without("Health")(role);
      const seconds = ["--max-session-duration", "3600"];
      await role.account.cli.run("iam", "update-role", "--role-name", role.roleName, ...seconds);
    },
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
    what: "the role may not ask about itself, and AWS fails at telling its policies",
    codes: ["simulation-not-allowed", "breadth-unverified"],
    state: "connected",
    bring: async (role) => {
      await put("Blind", deny("iam:SimulatePrincipalPolicy"))(role);
      await suffer(failing("internal-failure", { actions: ["ListRolePolicies"] }))(role);
    },
    mend: async (role) => {
      await calm(role);
      await take("Blind")(role);
    },
  },
  {
    what: "the role may not ask about itself, and a call of the check that the product needs is denied",
    codes: ["permissions-denied", "breadth-unverified"],
    state: "action-needed",
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
];
