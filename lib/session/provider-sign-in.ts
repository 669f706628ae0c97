import "server-only";
import { z } from "zod";
import { countAttempt } from "@/lib/actions/limit";
import { paths } from "@/lib/paths";
import { addressOf } from "./address";
import { findProviderAuth, PROVIDER_ID } from "./identity-provider";
import { next as nextSchema } from "./schema";

const PER_ADDRESS = { attempts: 60, perSeconds: 60 };

const NOT_FOUND = 404;
const SEE_OTHER = 303;

const startSchema = z.object({ url: z.url({ protocol: /^https?$/ }) });

function redirectTo(location: string, cookies: string[] = []): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: SEE_OTHER, headers });
}

function failWith(error: string, next?: string): Response {
  const page = paths.signIn(next);
  return redirectTo(`${page}${page.includes("?") ? "&" : "?"}error=${error}`);
}

/** On to the provider. A link leads here, because the Content-Security-Policy keeps forms on this site. */
export async function beginProviderSignIn({ url, headers }: Request): Promise<Response> {
  const auth = findProviderAuth();
  if (!auth) return new Response(null, { status: NOT_FOUND });
  const next = nextSchema.parse(new URL(url).searchParams.get("next") ?? undefined);
  try {
    await countAttempt("sign-in-provider", addressOf(headers), PER_ADDRESS);
  } catch {
    return failWith("too_many_attempts", next);
  }
  const body = {
    provider: PROVIDER_ID,
    callbackURL: next ?? paths.home(),
    errorCallbackURL: paths.signIn(next),
    disableRedirect: true,
  };
  const answer = await auth.api.signInSocial({ body, headers, asResponse: true });
  const { data } = startSchema.safeParse(await answer.json());
  return data ? redirectTo(data.url, answer.headers.getSetCookie()) : failWith("provider_unavailable", next);
}

/** Back from the provider: on to where one was going, or to the sign-in page with an `error`. */
export async function endProviderSignIn({ url, headers }: Request): Promise<Response> {
  const auth = findProviderAuth();
  if (!auth) return new Response(null, { status: NOT_FOUND });
  const query = Object.fromEntries(new URL(url).searchParams);
  const answer = await auth.api.callbackOAuth({
    method: "GET",
    params: { id: PROVIDER_ID },
    query,
    headers,
    asResponse: true,
  });
  const location = answer.headers.get("location");
  return location ? redirectTo(location, answer.headers.getSetCookie()) : failWith("provider_unavailable");
}

/** What refuses a person, whom the provider vouched for. */
const REFUSALS = ["not_staff", "signup_disabled", "account_not_linked", "email_not_found"];

/** What the sign-in page says of its `error`. It tells nobody who has an account here. */
export function describeProviderFault(error: string, name: string): string {
  if (error === "too_many_attempts")
    return "Too many attempts for this address. Wait a minute, then try again.";
  if (REFUSALS.includes(error))
    return `Your account at ${name} does not sign in here: only staff can, with the e-mail address they have here, verified there. Everybody else signs in with a password.`;
  return `Signing in with ${name} did not work. Try again, or sign in with your password.`;
}
