import { describeEntryProblems } from "@/lib/iam/refused-entry";
import type { AuditEvent } from "./record-audit-event";

type Action = AuditEvent["action"];
type DetailOf<A extends Action> = Extract<AuditEvent, { action: A }>["detail"];

function listed(ids: string | undefined): string {
  return ids ? ids.split(" ").join(", ") : "none";
}

function named(value: string | null): string {
  return value === null ? "" : `, ${value}`;
}

/** A new action does not compile without its words. */
const WORDS: { [A in Action]: (detail: DetailOf<A>) => string } = {
  "connection.created": ({ integrationId, awsAccountId }) =>
    `Began a connection of ${integrationId} to the AWS account ${awsAccountId}.`,
  "connection.account-changed": ({ from, to, integrationId }) =>
    from === to
      ? `Changed the product or the access method; the product is ${integrationId}, the AWS account is still ${to}.`
      : `Changed the AWS account from ${from} to ${to}; the product is ${integrationId}.`,
  "connection.role-created": () => "Said that the role, or the user, now stands in AWS.",
  "connection.role-arn-entered": ({ from, to }) =>
    from === null ? `Entered the Role ARN ${to}.` : `Changed the Role ARN from ${from} to ${to}.`,
  "connection.role-arn-refused": ({ roleArn, problems }) =>
    `The form refused a Role ARN${named(roleArn)}: ${describeEntryProblems(problems)}.`,
  "connection.trust-policy-examined": ({ found }) =>
    `Had what AWS says of the role examined; found: ${listed(found)}.`,
  "connection.access-keys-examined": ({ found }) =>
    `Had a list of access keys examined; found: ${listed(found)}.`,
  "connection.policies-examined": ({ found }) =>
    `Had the policies of the role or user examined; found: ${listed(found)}.`,
  "connection.access-key-entered": ({ accessKeyId }) => `Entered the access key ${accessKeyId}.`,
  "connection.access-key-refused": ({ accessKeyId, problems }) =>
    `The form refused an access key${named(accessKeyId)}: ${describeEntryProblems(problems)}.`,
  "connection.access-key-discarded": ({ accessKeyId }) =>
    `Discarded the access key ${accessKeyId} before it served; its secret was destroyed.`,
  "connection.moved-to-role": () => "Moved the connection from an access key to a role.",
  "connection.returned-to-key": ({ accessKeyId }) =>
    `Went back from a role to the access key ${accessKeyId}.`,
  "connection.permissions-chosen": ({ permissionSetId, capabilityIds }) =>
    `Chose the permission set ${permissionSetId}, with these optional capabilities: ${listed(capabilityIds)}.`,
  "connection.services-approved": ({ capabilityIds }) => `Approved these services: ${listed(capabilityIds)}.`,
  "connection.disconnected": ({ keysDestroyed }) =>
    `Disconnected the AWS account; stored access keys that were destroyed: ${keysDestroyed}.`,
  "connection.access-end-asked": ({ verdict }) => `Asked AWS whether the access has ended: ${verdict}.`,
  "external-id.staged": ({ from, to }) => `Staged the External ID ${to} beside ${from}, which serves on.`,
  "external-id.promoted": ({ from, to }) =>
    `The External ID ${to} was proven and took the place of ${from}, which is on its way out.`,
  "external-id.retired": ({ from }) =>
    `The External ID ${from} was proven to be refused, and retired for good.`,
  "external-id.cancelled": ({ from, to }) => `Took back the staged External ID ${to}; ${from} stays.`,
  "external-id.revoked": ({ from, to }) => `Revoked the External ID ${from} at once; ${to} is to replace it.`,
  "external-id-campaign.started": ({ connections }) =>
    `Began to give new External IDs to ${connections} connections.`,
  "external-id-campaign.paused": () => "Paused the exchange of many External IDs.",
  "external-id-campaign.resumed": () => "Resumed the exchange of many External IDs.",
  "external-id-campaign.finished": ({ failed }) =>
    `Every connection of the exchange of many External IDs was begun; not possible: ${failed}.`,
  "external-id-campaign.cancelled": ({ dropped }) =>
    `Cancelled the exchange of many External IDs; connections that were not begun: ${dropped}.`,
  "customer.created": ({ name }) => `Created the customer ${name}.`,
  "invitation.created": ({ email, level }) => `Invited ${email} as ${level}.`,
  "invitation.resent": ({ email }) => `Sent ${email} a new link; the old one ended.`,
  "invitation.revoked": ({ email }) => `Revoked the invitation of ${email}.`,
  "invitation.accepted": ({ email, level }) => `Joined as ${level} with the invitation of ${email}.`,
  "person.level-changed": ({ email, from, to }) => `Changed ${email} from ${from} to ${to}.`,
  "person.removed": ({ email, level }) =>
    `Removed ${email}, who was ${level}; every session of theirs ended.`,
  "person.sessions-ended": ({ email, sessions }) => `Ended sessions of ${email}: ${sessions}.`,
  "staff.signed-in": ({ method }) => `Signed in by ${method}.`,
  "staff.provider-linked": ({ email, issuer, subject }) =>
    `The account ${subject} at ${issuer} signs in as ${email} from now on.`,
  "second-factor.set-up": ({ email }) => `Set up an authenticator app for ${email}.`,
  "second-factor.removed": ({ email }) => `Removed the authenticator app of ${email}.`,
  "verification.started": () => "Started a verification.",
  "verification.finished": ({ from, to }) =>
    from === to
      ? `A verification ended, and the connection stays ${to}.`
      : `A verification ended: the connection went from ${from} to ${to}.`,
};

/** One plain sentence on what was done; the action itself where a newer release wrote it. */
export function describeAuditEvent({ action, detail }: { action: string; detail: unknown }): string {
  if (!Object.hasOwn(WORDS, action) || typeof detail !== "object" || detail === null) return action;
  const describe = WORDS[action as Action] as (detail: unknown) => string;
  return describe(detail);
}

/** The actions that there are, for the choice of a filter. */
export const AUDIT_ACTIONS = Object.keys(WORDS) as Action[];
