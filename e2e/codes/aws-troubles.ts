/** What can go wrong on the side of AWS or on our own while a role is verified. */
import type { OwnSide } from "../harness/own-side";
import { type RoleAtHand, UNREACHED } from "./role-troubles";
import { calm, failing, forbids, suffer, sufferOurselves, type Trouble } from "./trouble";

export interface RoleAndOurSide extends RoleAtHand {
  ours: OwnSide;
  externalId: string;
}

const ASSUMING = { actions: ["AssumeRole"] };
const SIMULATING = { actions: ["SimulatePrincipalPolicy"] };

/** The permissions are too many for one question: the last of the questions fails, which is known by its first action. */
async function failOneSimulation(at: RoleAtHand): Promise<void> {
  const calls = await at.sandbox.callsAbout(`arn:aws:iam::${at.account.id}:role/${at.roleName}`);
  const last = calls.findLast(({ action }) => SIMULATING.actions.includes(action));
  const parameters = [`ActionNames.member.1=${last?.parameters["ActionNames.member.1"]}`];
  await suffer(failing("broken-xml", { ...SIMULATING, parameters }))(at);
}

/** Before anything was proven: the connection stays where it was. */
export const AWS_IS_GONE = {
  what: "AWS fails altogether",
  codes: ["vendor-identity-unanswered", "role-unanswered", ...UNREACHED],
  state: "awaiting-setup",
  bring: sufferOurselves(failing("internal-failure")),
  mend: calm,
} satisfies Trouble<RoleAtHand>;

/** Everything else is asked once the role has opened, side by side. */
async function failOnceOpened(at: RoleAndOurSide): Promise<void> {
  const parameters = [`ExternalId!=${at.externalId}`];
  await sufferOurselves(failing("internal-failure", { ...ASSUMING, parameters }))(at);
  const actions = ["GetCallerIdentity", ...SIMULATING.actions];
  // A 500 of the simulator is asked again for a quarter of a minute.
  await suffer(failing("broken-xml", { actions }))(at);
}

async function throttleSimulatorAndLongSessions(at: RoleAndOurSide): Promise<void> {
  await suffer(failing("throttle", SIMULATING))(at);
  const parameters = ["DurationSeconds=43200"];
  await sufferOurselves(failing("internal-failure", { ...ASSUMING, parameters }))(at);
}

export const AWS_TROUBLES: Trouble<RoleAndOurSide>[] = [
  {
    what: "AWS fails once the role has opened",
    codes: [
      "without-external-id-unanswered",
      "other-external-id-unanswered",
      "account-unanswered",
      "simulation-unanswered",
      "breadth-unverified",
    ],
    state: "connected",
    bring: failOnceOpened,
    mend: calm,
  },
  {
    what: "AWS throttles the simulator, and fails at the call for a session of twelve hours",
    codes: ["simulation-throttled", "session-unanswered"],
    state: "connected",
    bring: throttleSimulatorAndLongSessions,
    mend: calm,
  },
  {
    what: "AWS throttles AssumeRole",
    codes: ["role-throttled"],
    state: "connected",
    bring: sufferOurselves(failing("throttle", ASSUMING)),
    mend: calm,
  },
  {
    what: "our own organisation does not let us assume roles",
    codes: ["vendor-may-not-assume"],
    state: "connected",
    bring: sufferOurselves(forbids("sts:AssumeRole")),
    mend: calm,
  },
  {
    what: "AWS fails at one of the simulations",
    codes: ["permissions-partly-verified"],
    state: "connected",
    bring: failOneSimulation,
    mend: calm,
  },
  {
    what: "our own key is switched off",
    codes: ["vendor-credentials-refused", "vendor-cannot-ask", ...UNREACHED],
    state: "connected",
    bring: ({ ours }) => ours.switchKeyOff(),
    mend: ({ ours }) => ours.putRight(),
  },
  {
    what: "our own user has another name, and the trust policy rightly has the one of before",
    codes: ["vendor-principal-differs"],
    state: "connected",
    bring: ({ ours }) => ours.renameUser("rolebridge-renamed"),
    mend: ({ ours }) => ours.putRight(),
  },
];
