import "server-only";
import { z } from "zod";
import { type MasterKeys, parseMasterKeys } from "./crypto/local-keys";
import { isRoleName } from "./iam/role-arn";

function readMasterKeys(text: string, context: z.core.$RefinementCtx): MasterKeys {
  try {
    return parseMasterKeys(text);
  } catch (error) {
    context.addIssue({ code: "custom", message: error instanceof Error ? error.message : "cannot be read" });
    return z.NEVER;
  }
}

const endpointUrl = z.url({ protocol: /^https?$/ });

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

const issuerUrl = endpointUrl.refine((url) => {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || LOOPBACK.includes(hostname);
}, "must be an https:// address");

const settings = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address"),
  APP_URL: z.url().default("http://localhost:3000"),
  SESSION_SECRET: z.string().min(32, "must have at least 32 characters; `openssl rand -base64 32` makes one"),
  /** The exact identity that our AWS credentials stand for; trust policies are made out to it. */
  VENDOR_PRINCIPAL_ARN: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:(user|role)\/\S+$/, "must be the ARN of an IAM user or role"),
  /** A role of our own account by which AWS is asked whether a customer's role exists (docs/decisions/0020). */
  PROBE_ROLE_NAME: z.string().refine(isRoleName, "must be the name of an IAM role").optional(),
  /** Master keys for stored access keys: `id:base64` pairs parted by commas, the current one first. */
  ENCRYPTION_KEYS: z.string().transform(readMasterKeys).optional(),
  /** A key of AWS KMS instead; what was sealed with ENCRYPTION_KEYS still opens while those stand. */
  ENCRYPTION_KMS_KEY: z.string().min(1).optional(),
  AWS_REGION: z.string().default("us-east-1"),
  AWS_ENDPOINT_URL_STS: endpointUrl.optional(),
  AWS_ENDPOINT_URL_IAM: endpointUrl.optional(),
  AWS_ENDPOINT_URL_KMS: endpointUrl.optional(),
  /** A folder with manifests of one's own, as JSON files (docs/integrations.md). */
  INTEGRATIONS_DIR: z.string().min(1).optional(),
  /** How mail goes out; without it mail waits in the outbox. `smtp://user:password@host:587`, or smtps://. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  /** Whether staff have to sign in with a code of an authenticator app as well, or may. */
  STAFF_TOTP: z.enum(["optional", "required"]).default("optional"),
  /** An OpenID Connect provider that staff may sign in by: all three or none. OIDC_NAME is what the button calls it. */
  OIDC_ISSUER: issuerUrl.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(40).optional(),
  /** Shows the outbox to whoever reaches this application; the demo sets it. Without the sandbox it does nothing. */
  OUTBOX_PAGE: z.literal("on").optional(),
  /** How many verifications one person may start in a minute; each makes a dozen calls to AWS. */
  VERIFICATIONS_PER_MINUTE: z.coerce.number().int().min(1).default(20),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
});

const PROVIDER_NAMES = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

const schema = settings.superRefine((values, context) => {
  const isWanted = [...PROVIDER_NAMES, "OIDC_NAME" as const].some((name) => values[name] !== undefined);
  const missing = PROVIDER_NAMES.filter((name) => isWanted && values[name] === undefined);
  const message =
    "is not set; an OpenID Connect provider needs OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET";
  for (const name of missing) context.addIssue({ code: "custom", path: [name], message });
});

export type Env = z.infer<typeof schema>;

interface SettingsRead {
  /** Those that are readable. */
  values: Partial<Env>;
  faults: { name: string; message: string }[];
}

/** The settings one by one, for the doctor, which works without them too. No fault repeats a value. */
export function readSettings(): SettingsRead {
  const faults: SettingsRead["faults"] = [];
  const values = Object.entries(settings.shape).map(([name, part]) => {
    const given = process.env[name];
    const { data, error } = part.safeParse(given);
    if (error) {
      const words = given === undefined ? ["is not set"] : error.issues.map(({ message }) => message);
      faults.push(...words.map((message) => ({ name, message })));
    }
    return [name, data];
  });
  return { values: Object.fromEntries(values) as Partial<Env>, faults };
}

let parsed: Env | undefined;

/** The settings, parsed once. Throws with every fault named; `instrumentation.ts` calls it before the first request. */
export function getEnv(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The settings are not complete (see .env.example):\n${faults.join("\n")}`);
  }
  parsed = result.data;
  return parsed;
}

export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What people call it. */
  name: string;
}

/** The OpenID Connect provider that staff may sign in by, or null where there is none. */
export function findProviderSettings(env: Env = getEnv()): ProviderSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer || !clientId || !clientSecret) return null;
  return { issuer, clientId, clientSecret, name: env.OIDC_NAME ?? "single sign-on" };
}

/** The page of the sandbox that plays AWS on this machine, which every screen says and links; null for AWS itself. */
export function findSandboxPage(env: Env = getEnv()): string | null {
  if (env.AWS_ENDPOINT_URL_STS === undefined) return null;
  const endpoint = new URL(env.AWS_ENDPOINT_URL_STS);
  return LOOPBACK.includes(endpoint.hostname) ? `${endpoint.origin}/_sandbox/` : null;
}

/** Whether the outbox has a page: on the demo's own machine only, where no mail goes out and no AWS account is real. */
export function hasOutboxPage(env: Env = getEnv()): boolean {
  return env.OUTBOX_PAGE === "on" && env.SMTP_URL === undefined && findSandboxPage(env) !== null;
}
