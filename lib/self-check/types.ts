/** What is asked of our own side, in the order in which it is shown. */
export const SELF_CHECKS = {
  settings: "Settings",
  database: "Database",
  migrations: "Migrations",
  "vendor-identity": "Our AWS credentials",
  "assume-role": "Permission to assume roles",
  "simulate-policy": "Permission to simulate policy texts",
  "probe-role": "Probe role",
  clock: "Clock",
  "sts-endpoints": "STS endpoints",
  encryption: "Encryption key",
  "stored-secrets": "Stored secrets",
  integrations: "Integrations",
  email: "E-mail",
  "template-bucket": "Template bucket",
} as const;

export type SelfCheckId = keyof typeof SELF_CHECKS;

/** `attention`: it works, and something should be looked at; `broken`: customers cannot be served as they should. */
export type SelfVerdict = "ok" | "attention" | "broken" | "not-used";

/** What was seen; whatever is not in order says what to do. */
export type Finding =
  | { verdict: "ok" | "not-used"; seen: string; remedy: null }
  | { verdict: "attention" | "broken"; seen: string; remedy: string };

export type SelfCheck = Finding & { id: SelfCheckId; title: string };

export interface SelfReport {
  /** ISO 8601. */
  askedAt: string;
  checks: SelfCheck[];
}
