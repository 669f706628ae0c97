import type { SetupStep } from "./onboarding/setup-steps";

/** Every URL of the application; nothing else spells one out. */
export const paths = {
  home: () => "/",
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"),
  connections: () => "/connections",
  newConnection: () => "/connections/new",
  connection: (connectionId: string) => `/connections/${connectionId}`,
  approvedServices: (connectionId: string) => `/connections/${connectionId}#approved-services`,
  setup: (connectionId: string, step: SetupStep) => `/connections/${connectionId}/setup/${step}`,
  support: () => "/support",
  supportConnection: (connectionId: string) => `/support/connections/${connectionId}`,
  admin: () => "/admin",
  /** Where a page says what it found in a pasted trust policy. */
  trustFindings: (page: string) => `${page}#trust-findings`,
  document: (connectionId: string, document: string) =>
    `/connections/${connectionId}/documents/${document}.json`,
} as const;
