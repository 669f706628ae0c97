import "server-only";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { nextCookies } from "better-auth/next-js";
import { twoFactor } from "better-auth/plugins/two-factor";
import { getDatabase } from "@/lib/db/client";
import { getEnv } from "@/lib/env";
import { logger } from "@/lib/logger";

const SESSION_DAYS = 7;
const SECONDS_PER_DAY = 86_400;

const isError = (value: unknown) => value instanceof Error;

/** The library calls it an error where a password is wrong: without a fault behind it, it is nobody's to mend. */
function note(level: "debug" | "info" | "warn" | "error", message: string, err: unknown): void {
  const grade = level === "error" && !err ? "info" : level;
  logger[grade]({ ...(err ? { err } : {}), from: "sign-in" }, message);
}

/** What every instance of the sign-in library shares, so that a session of one is a session of the other. */
export function shareAuthOptions() {
  const env = getEnv();
  return {
    baseURL: env.APP_URL,
    secret: env.SESSION_SECRET,
    telemetry: { enabled: false },
    // What it has to say besides its message may be a token or somebody's address, and is left out.
    logger: { level: "debug", log: (level, message, ...rest) => note(level, message, rest.find(isError)) },
    database: prismaAdapter(getDatabase(), { provider: "postgresql" }),
    user: { modelName: "person" },
    session: {
      modelName: "browserSession",
      fields: { userId: "personId" },
      expiresIn: SESSION_DAYS * SECONDS_PER_DAY,
    },
    account: { modelName: "signInMethod", fields: { userId: "personId" } },
    verification: { modelName: "signInProof" },
    advanced: {
      cookiePrefix: "rolebridge",
      useSecureCookies: env.APP_URL.startsWith("https:"),
      ipAddress: { ipv6Subnet: 128 },
    },
  } satisfies BetterAuthOptions;
}

function createAuth() {
  return betterAuth({
    ...shareAuthOptions(),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    plugins: [
      twoFactor({
        issuer: "Rolebridge",
        schema: { twoFactor: { modelName: "secondFactor", fields: { userId: "personId" } } },
      }),
      nextCookies(),
    ],
  });
}

let auth: ReturnType<typeof createAuth> | undefined;

/** The sign-in library, made at first use so that a build needs no settings. */
export function getAuth(): ReturnType<typeof createAuth> {
  auth ??= createAuth();
  return auth;
}
