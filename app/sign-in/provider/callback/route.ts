import { endProviderSignIn } from "@/lib/session/provider-sign-in";

/** The redirect URI at the OpenID Connect provider: nothing else of the sign-in library can be reached by HTTP. */
export async function GET(request: Request): Promise<Response> {
  return endProviderSignIn(request);
}
