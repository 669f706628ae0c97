/**
 * Every page, route and action, and what comes of it when each actor tries. `access-matrix.test.ts` fails while one
 * of them has no row here; `e2e/access-matrix.spec.ts` tries every row against the running demo.
 *
 * To add a row: take the name that the failing test prints, and one outcome for each of the six actors. A connection,
 * where one is needed, is a new one of Acme's, so Globex is the other customer. Addresses: a new `[parameter]` goes
 * to PARAMETERS. Actions: give fields that an allowed actor could send, made out to Acme's things, so that only the
 * right to do it is missing; what is refused must leave the connection's audit log as it was.
 */
export const MATRIX_ACTORS = ["nobody", "acme", "acme-member", "globex", "support", "admin"] as const;

export type MatrixActor = (typeof MATRIX_ACTORS)[number];

/** In the order of MATRIX_ACTORS: nobody, Acme's owner, Acme's member, another customer's owner, support, admin. */
type PerActor<Outcome> = [Outcome, Outcome, Outcome, Outcome, Outcome, Outcome];

/** What GET answers: 200, the sign-in page, 404, or another place. */
export type AddressOutcome = "shown" | "sign-in" | "not-found" | `to /${string}`;

/** What an action answers: it went ahead (on to a page, or back with what to mend), the sign-in page, or 404. */
export type ActionOutcome = "done" | "sign-in" | "not-found";

/** The account of that connection, which nobody else connects: where it is read, the connection was. */
export const MATRIX_ACCOUNT_ID = "987650004321";

export interface MatrixWorld {
  /** A new connection of Acme's, by role. */
  connectionId: string;
}

interface ActionRow {
  fields: (world: MatrixWorld) => Record<string, string>;
  outcomes: PerActor<ActionOutcome>;
}

/** What stands for `[name]` in an address. */
export const PARAMETERS: Record<string, (world: MatrixWorld) => string> = {
  connectionId: ({ connectionId }) => connectionId,
  step: () => "create-role",
  document: () => "trust-policy.json",
  // One that is not there: what an admin sees of one that is stands in e2e/external-id-rotation.spec.ts.
  campaignId: () => "no-such-campaign",
  // Ones that are not there: who sees those that are stands in e2e/people.spec.ts.
  customerId: () => "no-such-customer",
  personId: () => "no-such-person",
  token: () => "no-such-token",
  integrationId: () => "infrawatch",
};

const ADMINS_PAGE: PerActor<AddressOutcome> = [
  "sign-in",
  "not-found",
  "not-found",
  "not-found",
  "not-found",
  "shown",
];
const STAFF_PAGE_OF_ALL: PerActor<AddressOutcome> = [
  "sign-in",
  "not-found",
  "not-found",
  "not-found",
  "shown",
  "shown",
];
const NOT_THERE: PerActor<AddressOutcome> = [
  "sign-in",
  "not-found",
  "not-found",
  "not-found",
  "not-found",
  "not-found",
];
const NOWHERE: PerActor<AddressOutcome> = [
  "not-found",
  "not-found",
  "not-found",
  "not-found",
  "not-found",
  "not-found",
];
const STAFF_PAGE = "to /support/connections/[connectionId]";

/** Pages by their path, routes with their method before it. */
export const ADDRESSES: Record<string, PerActor<AddressOutcome>> = {
  "/": ["sign-in", "to /connections", "to /connections", "to /connections", "to /support", "to /support"],
  "/sign-in": ["shown", "to /", "to /", "to /", "to /", "to /"],
  "/connections": ["sign-in", "shown", "shown", "shown", "to /support", "to /support"],
  "/connections/new": ["sign-in", "shown", "shown", "shown", "not-found", "not-found"],
  "/connections/[connectionId]": ["sign-in", "shown", "shown", "not-found", STAFF_PAGE, STAFF_PAGE],
  "/connections/[connectionId]/setup/[step]": [
    "sign-in",
    "shown",
    "shown",
    "not-found",
    STAFF_PAGE,
    STAFF_PAGE,
  ],
  "GET /connections/[connectionId]/documents/[document]": [
    "sign-in",
    "shown",
    "shown",
    "not-found",
    "shown",
    "shown",
  ],
  "/connections/[connectionId]/disconnect": [
    "sign-in",
    "shown",
    "not-found",
    "not-found",
    "not-found",
    "not-found",
  ],
  "/support": ["sign-in", "not-found", "not-found", "not-found", "shown", "shown"],
  "/support/overview": ["sign-in", "not-found", "not-found", "not-found", "shown", "shown"],
  "GET /support/export": ["sign-in", "not-found", "not-found", "not-found", "shown", "shown"],
  "/support/connections/[connectionId]": ["sign-in", "not-found", "not-found", "not-found", "shown", "shown"],
  "/admin/doctor": ["sign-in", "not-found", "not-found", "not-found", "shown", "shown"],
  "/admin/audit-log": ["sign-in", "not-found", "not-found", "not-found", "not-found", "shown"],
  "GET /admin/audit-log/export": ["sign-in", "not-found", "not-found", "not-found", "not-found", "shown"],
  "/admin/external-ids": ADMINS_PAGE,
  "/admin/external-ids/connections/[connectionId]": ADMINS_PAGE,
  "/admin/external-ids/connections/[connectionId]/revoke": ADMINS_PAGE,
  "/admin/external-ids/campaigns/new": ADMINS_PAGE,
  "/admin/external-ids/campaigns/[campaignId]": [
    "sign-in",
    "not-found",
    "not-found",
    "not-found",
    "not-found",
    "not-found",
  ],
  "/admin/customers": STAFF_PAGE_OF_ALL,
  "/admin/customers/new": ADMINS_PAGE,
  "/admin/customers/[customerId]": NOT_THERE,
  "/admin/integrations": STAFF_PAGE_OF_ALL,
  "/admin/integrations/[integrationId]": STAFF_PAGE_OF_ALL,
  "/admin/staff": ADMINS_PAGE,
  "/admin/staff/[personId]": NOT_THERE,
  "/account": ["sign-in", "shown", "shown", "shown", "shown", "shown"],
  "/account/second-factor": ["sign-in", "not-found", "not-found", "not-found", "to /account", "to /account"],
  "/sign-in/code": ["shown", "to /", "to /", "to /", "to /", "to /"],
  // The demo has no OpenID Connect provider: who may sign in by one stands in lib/session/provider-sign-in.test.ts.
  "GET /sign-in/provider": NOWHERE,
  "GET /sign-in/provider/callback": NOWHERE,
  "/members": ["sign-in", "shown", "shown", "shown", "not-found", "not-found"],
  "/members/[personId]": NOT_THERE,
  "/invitations/[token]": NOWHERE,
  "/outbox": ["shown", "shown", "shown", "shown", "shown", "shown"],
  "/admin": ["sign-in", "not-found", "not-found", "not-found", "not-found", "shown"],
};

const ACCOUNT = { integrationId: "infrawatch", accessMethod: "iam-role", awsAccountId: "444455556666" };
const KEY = {
  accessKeyId: "AKIA2NOBODYMADEITXYZ",
  secretAccessKey: "nobody/made/this/secret/access/key/0A1b2",
};
const ROLE_ARN = `arn:aws:iam::${MATRIX_ACCOUNT_ID}:role/NobodyMadeThisRole`;

const EVERYBODY: PerActor<ActionOutcome> = ["done", "done", "done", "done", "done", "done"];
const ITS_CUSTOMER: PerActor<ActionOutcome> = [
  "sign-in",
  "done",
  "done",
  "not-found",
  "not-found",
  "not-found",
];
const ITS_CUSTOMER_AND_STAFF: PerActor<ActionOutcome> = [
  "sign-in",
  "done",
  "done",
  "not-found",
  "done",
  "done",
];
const ANY_CUSTOMER: PerActor<ActionOutcome> = ["sign-in", "done", "done", "done", "not-found", "not-found"];

const ADMINS_ALONE: PerActor<ActionOutcome> = [
  "sign-in",
  "not-found",
  "not-found",
  "not-found",
  "not-found",
  "done",
];

const STAFF_ALONE: PerActor<ActionOutcome> = [
  "sign-in",
  "not-found",
  "not-found",
  "not-found",
  "done",
  "done",
];
const OWNERS: PerActor<ActionOutcome> = ["sign-in", "done", "not-found", "done", "not-found", "not-found"];
const EVERYBODY_SIGNED_IN: PerActor<ActionOutcome> = ["sign-in", "done", "done", "done", "done", "done"];

/** An address that nobody has, another one for each row of the matrix. */
const someEmail = ({ connectionId }: MatrixWorld) => `${connectionId}@matrix.example`;
const NO_INVITATION = { invitationId: "no-such-invitation" };
const NOBODY = { personId: "no-such-person" };

const made = ({ connectionId }: MatrixWorld) => ({ connectionId });

/** Server actions, as `file#export`. */
export const ACTIONS: Record<string, ActionRow> = {
  "lib/session/actions.ts#signIn": {
    fields: () => ({ email: "nobody@acme.example", password: "not-a-password" }),
    outcomes: EVERYBODY,
  },
  "lib/session/actions.ts#signOut": {
    fields: () => ({}),
    outcomes: ["sign-in", "sign-in", "sign-in", "sign-in", "sign-in", "sign-in"],
  },
  "lib/connections/actions/begin.ts#beginConnection": { fields: () => ACCOUNT, outcomes: ANY_CUSTOMER },
  "lib/connections/actions/begin.ts#chooseAccount": {
    fields: (world) => ({ ...made(world), ...ACCOUNT }),
    outcomes: ITS_CUSTOMER,
  },
  "lib/connections/actions/begin.ts#confirmCreated": { fields: made, outcomes: ITS_CUSTOMER },
  "lib/connections/actions/enter-access.ts#submitRoleArn": {
    fields: (world) => ({ ...made(world), roleArn: ROLE_ARN }),
    outcomes: ITS_CUSTOMER,
  },
  "lib/connections/actions/enter-access.ts#submitAccessKey": {
    fields: (world) => ({ ...made(world), ...KEY }),
    outcomes: ITS_CUSTOMER,
  },
  "lib/connections/actions/enter-access.ts#dropCandidateKey": { fields: made, outcomes: ITS_CUSTOMER },
  "lib/connections/actions/enter-access.ts#startMoveToRole": { fields: made, outcomes: ITS_CUSTOMER },
  "lib/connections/actions/enter-access.ts#keepUsingKey": { fields: made, outcomes: ITS_CUSTOMER },
  "lib/connections/actions/begin.ts#savePermissions": {
    fields: (world) => ({ ...made(world), permissionSetId: "monitored-services" }),
    outcomes: ITS_CUSTOMER,
  },
  "lib/connections/actions/look-after.ts#saveApprovedServices": { fields: made, outcomes: ITS_CUSTOMER },
  "lib/connections/actions/verify.ts#examineAnswer": {
    fields: (world) => ({ ...made(world), kind: "trust-policy", page: "connection", pastedAnswer: "{}" }),
    outcomes: ITS_CUSTOMER,
  },
  "lib/connections/actions/look-after.ts#endConnection": {
    fields: made,
    outcomes: ["sign-in", "done", "not-found", "not-found", "not-found", "not-found"],
  },
  "lib/connections/actions/look-after.ts#askAccessEnd": { fields: made, outcomes: ITS_CUSTOMER },
  "lib/external-ids/actions.ts#stageNewExternalId": {
    fields: (world) => ({ ...made(world), reason: "Tried by the access matrix" }),
    outcomes: ADMINS_ALONE,
  },
  "lib/external-ids/actions.ts#cancelNewExternalId": {
    fields: (world) => ({ ...made(world), reason: "Tried by the access matrix" }),
    outcomes: ADMINS_ALONE,
  },
  "lib/external-ids/actions.ts#revokePresentExternalId": {
    fields: (world) => ({ ...made(world), reason: "Tried by the access matrix" }),
    outcomes: ADMINS_ALONE,
  },
  "lib/external-ids/actions.ts#beginCampaign": {
    fields: () => ({
      integrationId: "",
      customerId: "no-such-customer",
      reason: "Tried by the access matrix",
    }),
    outcomes: ADMINS_ALONE,
  },
  "lib/external-ids/actions.ts#pauseCampaign": {
    fields: () => ({ campaignId: "no-such-campaign" }),
    outcomes: ADMINS_ALONE,
  },
  "lib/external-ids/actions.ts#resumeCampaign": {
    fields: () => ({ campaignId: "no-such-campaign" }),
    outcomes: ADMINS_ALONE,
  },
  "lib/external-ids/actions.ts#cancelCampaign": {
    fields: () => ({ campaignId: "no-such-campaign" }),
    outcomes: ADMINS_ALONE,
  },
  "lib/session/actions.ts#enterCode": { fields: () => ({ code: "000000" }), outcomes: EVERYBODY },
  "lib/second-factor/actions.ts#setUpSecondFactor": {
    fields: () => ({ password: "not-a-password" }),
    outcomes: STAFF_ALONE,
  },
  "lib/second-factor/actions.ts#takeSecondFactorAway": {
    fields: () => ({ password: "not-a-password" }),
    outcomes: STAFF_ALONE,
  },
  "lib/second-factor/actions.ts#confirmCode": {
    fields: () => ({ code: "000000" }),
    outcomes: STAFF_ALONE,
  },
  "lib/second-factor/actions.ts#resetStaffSecondFactor": {
    fields: () => NOBODY,
    outcomes: ["sign-in", "not-found", "not-found", "not-found", "not-found", "not-found"],
  },
  "lib/people/actions.ts#inviteMember": {
    fields: (world) => ({ email: someEmail(world), level: "member" }),
    outcomes: OWNERS,
  },
  "lib/people/actions.ts#resendToMember": { fields: () => NO_INVITATION, outcomes: OWNERS },
  "lib/people/actions.ts#revokeFromMember": { fields: () => NO_INVITATION, outcomes: OWNERS },
  "lib/people/actions.ts#changeMemberLevel": {
    fields: () => ({ ...NOBODY, level: "member" }),
    outcomes: OWNERS,
  },
  "lib/people/actions.ts#removeMember": { fields: () => NOBODY, outcomes: OWNERS },
  "lib/people/actions.ts#inviteStaff": {
    fields: (world) => ({ email: someEmail(world), level: "support" }),
    outcomes: ADMINS_ALONE,
  },
  "lib/people/actions.ts#resendToStaff": { fields: () => NO_INVITATION, outcomes: ADMINS_ALONE },
  "lib/people/actions.ts#revokeFromStaff": { fields: () => NO_INVITATION, outcomes: ADMINS_ALONE },
  "lib/people/actions.ts#changeStaffLevel": {
    fields: () => ({ ...NOBODY, level: "support" }),
    outcomes: ADMINS_ALONE,
  },
  "lib/people/actions.ts#removeStaff": { fields: () => NOBODY, outcomes: ADMINS_ALONE },
  "lib/people/actions.ts#signStaffOut": {
    fields: () => NOBODY,
    outcomes: ["sign-in", "not-found", "not-found", "not-found", "not-found", "not-found"],
  },
  "lib/people/actions.ts#addCustomer": {
    fields: (world) => ({ name: "Matrix Movers", email: someEmail(world) }),
    outcomes: ADMINS_ALONE,
  },
  "lib/people/actions.ts#inviteOwner": {
    fields: (world) => ({ customerId: "no-such-customer", email: someEmail(world) }),
    outcomes: ADMINS_ALONE,
  },
  "lib/people/actions.ts#resendToOwner": {
    fields: () => ({ ...NO_INVITATION, customerId: "no-such-customer" }),
    outcomes: ADMINS_ALONE,
  },
  "lib/people/actions.ts#revokeFromOwner": {
    fields: () => ({ ...NO_INVITATION, customerId: "no-such-customer" }),
    outcomes: ADMINS_ALONE,
  },
  "lib/people/actions.ts#endSession": {
    fields: () => ({ sessionId: "no-such-session" }),
    outcomes: EVERYBODY_SIGNED_IN,
  },
  "lib/people/actions.ts#joinByInvitation": {
    fields: () => ({ token: "no-such-token", name: "Nobody", password: "a-password-of-nobody" }),
    outcomes: EVERYBODY,
  },
  "lib/support/actions.ts#diagnoseTrust": {
    fields: (world) => ({ ...made(world), trustText: "{}" }),
    outcomes: STAFF_ALONE,
  },
  "lib/support/actions.ts#diagnosePolicies": {
    fields: (world) => ({ ...made(world), policiesText: "{}" }),
    outcomes: STAFF_ALONE,
  },
  "lib/connections/actions/verify.ts#verifyConnection": { fields: made, outcomes: ITS_CUSTOMER_AND_STAFF },
};
