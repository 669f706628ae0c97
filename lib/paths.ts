import type { SetupStep } from "./onboarding/setup-steps";

/** Every URL of the application; nothing else spells one out. */
export const paths = {
  home: () => "/",
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"),
  connections: () => "/connections",
  newConnection: () => "/connections/new",
  connection: (connectionId: string) => `/connections/${connectionId}`,
  approvedServices: (connectionId: string) => `/connections/${connectionId}#approved-services`,
  newExternalId: (connectionId: string) => `/connections/${connectionId}#new-external-id`,
  accessEnd: (connectionId: string) => `/connections/${connectionId}#access-end`,
  disconnect: (connectionId: string) => `/connections/${connectionId}/disconnect`,
  /** The address alone says which IAM user the customer has already: it is nothing until there is a key. */
  setup: (connectionId: string, step: SetupStep, user?: string) =>
    `/connections/${connectionId}/setup/${step}${user === undefined ? "" : `?user=${encodeURIComponent(user)}`}`,
  support: (query: Record<string, string> = {}) => withQuery("/support", query),
  supportOverview: (query: Record<string, string> = {}) => withQuery("/support/overview", query),
  supportExport: (query: Record<string, string>) => withQuery("/support/export", query),
  supportConnection: (connectionId: string) => `/support/connections/${connectionId}`,
  /** A run in the timeline of its connection; the query makes sure that it is on the page. */
  supportRun: (connectionId: string, verificationId: string) =>
    `/support/connections/${connectionId}?run=${verificationId}#run-${verificationId}`,
  account: () => "/account",
  secondFactor: () => "/account/second-factor",
  signInCode: (next?: string) => `/sign-in/code${next ? `?next=${encodeURIComponent(next)}` : ""}`,
  /** To the OpenID Connect provider of staff; it sends them back to the second of these. */
  signInByProvider: (next?: string) => withQuery("/sign-in/provider", { next: next ?? "" }),
  providerCallback: () => "/sign-in/provider/callback",
  invitation: (token: string) => `/invitations/${token}`,
  members: () => "/members",
  member: (personId: string) => `/members/${personId}`,
  outbox: () => "/outbox",
  admin: () => "/admin",
  staff: () => "/admin/staff",
  staffPerson: (personId: string) => `/admin/staff/${personId}`,
  customers: (query: Record<string, string> = {}) => withQuery("/admin/customers", query),
  newCustomer: () => "/admin/customers/new",
  customer: (customerId: string) => `/admin/customers/${customerId}`,
  integrations: () => "/admin/integrations",
  integration: (integrationId: string, setId?: string) =>
    `/admin/integrations/${integrationId}${setId ? `?set=${encodeURIComponent(setId)}` : ""}`,
  doctor: () => "/admin/doctor",
  /** Where a page says what it found in what was pasted. */
  findings: (page: string) => `${page}#findings`,
  externalIds: () => "/admin/external-ids",
  regenerateExternalId: (connectionId: string) => `/admin/external-ids/connections/${connectionId}`,
  revokeExternalId: (connectionId: string) => `/admin/external-ids/connections/${connectionId}/revoke`,
  newCampaign: () => "/admin/external-ids/campaigns/new",
  campaign: (campaignId: string) => `/admin/external-ids/campaigns/${campaignId}`,
  auditLog: (query: Record<string, string> = {}) => withQuery("/admin/audit-log", query),
  auditLogExport: (query: Record<string, string>) => withQuery("/admin/audit-log/export", query),
  document: (connectionId: string, document: string) =>
    `/connections/${connectionId}/documents/${document}.json`,
  /** The role as a file for CloudFormation or Terraform. */
  template: (connectionId: string, file: string) => `/connections/${connectionId}/documents/${file}`,
} as const;

/** Fields that are empty stay out of the address. */
function withQuery(path: string, query: Record<string, string>): string {
  const filled = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  return filled.size === 0 ? path : `${path}?${filled}`;
}
