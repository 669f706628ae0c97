/** What can go wrong with External IDs while one takes the place of another, and afterwards; each begins where the last one ended. */
import type { Page } from "@playwright/test";
import { VENDOR_ACCOUNT_ID } from "../harness/sandbox-control";
import { replaceTrustPolicy } from "../role-admin";
import { changeExternalId } from "../rotation-steps";
import { type RoleAtHand, UNREACHED } from "./role-troubles";
import { listExternalIds } from "./stored-runs";
import {
  calm,
  failing,
  keepsOut,
  policyOf,
  type Statement,
  suffer,
  sufferOurselves,
  type Trouble,
} from "./trouble";

export interface RoleInRotation extends RoleAtHand {
  connectionId: string;
  /** Of an admin of the product's. */
  admin: Page;
}

const stage = ({ admin, connectionId }: RoleInRotation) =>
  changeExternalId(admin, connectionId, { button: "Stage a new External ID", reason: "It is a year old" });

/** The trust policy as it was given, with some of the connection's External IDs, the oldest being the first. */
async function trust(role: RoleInRotation, choose: (ids: string[]) => string[]): Promise<void> {
  const ids = await listExternalIds(role.connectionId);
  const [statement] = role.trustPolicy.Statement as Statement[];
  const Condition = { StringEquals: { "sts:ExternalId": choose(ids) } };
  await replaceTrustPolicy(role.account, role.roleName, policyOf({ ...statement, Condition }));
}

/** Calls with one of the connection's External IDs fail. */
async function failWith(role: RoleInRotation, choose: (ids: string[]) => string | undefined): Promise<void> {
  const parameters = [`ExternalId=${choose(await listExternalIds(role.connectionId))}`];
  await sufferOurselves(failing("internal-failure", { actions: ["AssumeRole"], parameters }))(role);
}

export const EXTERNAL_ID_TROUBLES: Trouble<RoleInRotation>[] = [
  {
    what: "a new External ID is staged, and the trust policy has the old one only",
    codes: ["staged-external-id-not-yet"],
    state: "connected",
    bring: stage,
  },
  {
    what: "the new one has taken over, and the trust policy has both",
    codes: ["retiring-external-id-accepted"],
    state: "connected",
    bring: async () => undefined,
  },
  {
    what: "somebody puts the retired one back beside it",
    codes: ["retired-external-id-accepted"],
    state: "action-needed",
    bring: (role) => trust(role, (ids) => ids),
  },
  {
    what: "AWS fails at the call with the retired one",
    codes: ["retired-external-id-unanswered"],
    state: "connected",
    bring: (role) => failWith(role, ([first]) => first),
    mend: calm,
  },
  {
    what: "somebody puts the retired one in its place",
    codes: ["role-expects-older-external-id", "retired-external-id-accepted"],
    state: "broken",
    bring: (role) => trust(role, (ids) => ids.slice(0, 1)),
  },
  {
    what: "the customer's organisation lets nobody else assume its roles",
    codes: ["role-denied-by-rcp", "retired-external-id-not-proven", ...UNREACHED],
    state: "broken",
    bring: (role) => suffer(keepsOut(role.account.id))(role),
    mend: (role) => suffer(keepsOut(role.account.id, VENDOR_ACCOUNT_ID))(role),
  },
  {
    what: "AWS fails at the call with a newly staged one that the trust policy has already",
    codes: ["staged-external-id-unanswered"],
    state: "connected",
    bring: async (role) => {
      await stage(role);
      await trust(role, (ids) => ids.slice(1));
      await failWith(role, (ids) => ids.at(-1));
    },
    mend: calm,
  },
];
