import "server-only";
import { betterAuth } from "better-auth";
import { type GenericOAuthConfig, genericOAuth } from "better-auth/plugins/generic-oauth";
import { z } from "zod";
import { getDatabase } from "@/lib/db/client";
import { findProviderSettings, getEnv, type ProviderSettings } from "@/lib/env";
import { paths } from "@/lib/paths";
import { shareAuthOptions } from "./auth";
import { recordProviderLinked, recordSignIn } from "./commands/record-sign-in";

/** What `sign_in_method` calls it. */
export const PROVIDER_ID = "oidc";

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1),
  email: z.email().optional(),
  email_verified: z.unknown().optional(),
});

const withoutSlash = (url: string) => url.replace(/\/$/, "");

/** The claims of a token that the library has verified already; null where there is none, or of another issuer. */
function readClaims(idToken: string | undefined, issuer: string) {
  const payload = Buffer.from(idToken?.split(".")[1] ?? "", "base64url").toString() || "null";
  const { data } = claimsSchema.safeParse(JSON.parse(payload));
  if (!data || withoutSlash(data.iss) !== withoutSlash(issuer)) return null;
  return { id: data.sub, sub: data.sub, email: data.email, emailVerified: data.email_verified === true };
}

function describeProvider({ issuer, clientId, clientSecret, name }: ProviderSettings): GenericOAuthConfig {
  return {
    providerId: PROVIDER_ID,
    name,
    clientId,
    clientSecret,
    discoveryUrl: `${withoutSlash(issuer)}/.well-known/openid-configuration`,
    redirectURI: new URL(paths.providerCallback(), getEnv().APP_URL).href,
    scopes: ["openid", "email"],
    requireIdTokenVerification: true,
    disableSignUp: true,
    // Without a token the library would ask the provider's user-info address, which no nonce ties to this sign-in.
    getUserInfo: async ({ idToken }) => readClaims(idToken, issuer),
    accountSubject: ({ profile }) => profile.sub ?? "",
  };
}

/** Whether the provider's word counts for this person: staff at this moment, by the address that they have here. */
async function isStaff(personId: unknown, email: string | undefined): Promise<boolean> {
  if (typeof personId !== "string") return false;
  const staff = await getDatabase().staff.findUnique({ where: { personId }, include: { person: true } });
  return staff !== null && staff.person.email === email?.toLowerCase();
}

/** Nothing is asked of the provider after the sign-in, so nothing is kept that could ask. */
const NO_TOKENS = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
};

function createProviderAuth(settings: ProviderSettings) {
  const shared = shareAuthOptions();
  return betterAuth({
    ...shared,
    onAPIError: { errorURL: new URL(paths.signIn(), getEnv().APP_URL).href },
    user: {
      ...shared.user,
      validateUserInfo: async ({ user: { id, email, emailVerified } }) =>
        emailVerified === true && (await isStaff(id, email)) ? undefined : { error: "not_staff" },
    },
    account: {
      ...shared.account,
      updateAccountOnSignIn: false,
      // An admin gave the address here; that the person reads mail there is the provider's word.
      accountLinking: { requireLocalEmailVerified: false },
    },
    databaseHooks: {
      account: {
        create: {
          before: async () => ({ data: NO_TOKENS }),
          after: ({ userId, accountId: subject }) =>
            recordProviderLinked(userId, { issuer: settings.issuer, subject }),
        },
      },
      session: { create: { after: ({ userId, token }) => recordSignIn(userId, "provider", token) } },
    },
    plugins: [genericOAuth({ config: [describeProvider(settings)] })],
  });
}

let providerAuth: ReturnType<typeof createProviderAuth> | undefined;

/**
 * The sign-in library for the provider, or null where the settings name none. An instance of its own: it waits for the
 * provider when it is made, which signing in by password must not.
 */
export function findProviderAuth(): ReturnType<typeof createProviderAuth> | null {
  const settings = findProviderSettings();
  if (!settings) return null;
  providerAuth ??= createProviderAuth(settings);
  return providerAuth;
}
