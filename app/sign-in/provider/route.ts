import { beginProviderSignIn } from "@/lib/session/provider-sign-in";

/** Signing in by the OpenID Connect provider of staff begins here. */
export async function GET(request: Request): Promise<Response> {
  return beginProviderSignIn(request);
}
