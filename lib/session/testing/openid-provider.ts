/** A small OpenID Connect provider on this machine: discovery, keys, and the code flow with PKCE, by HTTP. */
import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export const CLIENT = { id: "rolebridge", secret: "the-secret-of-the-client" };

/** How the provider answers next. */
interface Answer {
  claims: Record<string, unknown>;
  /** Signs with a key that it does not publish. */
  isForged?: boolean;
  hasNoToken?: boolean;
}

interface Grant {
  challenge: string | null;
  nonce: string | null;
  redirectUri: string;
}

export interface OpenIdProvider {
  issuer: string;
  answer: Answer;
  /** How many codes were exchanged for tokens. */
  exchanged: number;
  /** How often user-info was asked for. */
  userInfoAsked: number;
  close: () => Promise<void>;
}

const SECONDS = 1000;

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function signToken(claims: Record<string, unknown>, key: KeyObject): string {
  const body = `${encode({ alg: "RS256", kid: "one" })}.${encode(claims)}`;
  return `${body}.${sign("sha256", Buffer.from(body), key).toString("base64url")}`;
}

function newKey() {
  return generateKeyPairSync("rsa", { modulusLength: 2048 });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function isGranted(grant: Grant | undefined, form: URLSearchParams): grant is Grant {
  const verifier = createHash("sha256").update(form.get("code_verifier") ?? "");
  return (
    form.get("client_id") === CLIENT.id &&
    form.get("client_secret") === CLIENT.secret &&
    grant?.redirectUri === form.get("redirect_uri") &&
    grant?.challenge === verifier.digest("base64url")
  );
}

export async function startOpenIdProvider(): Promise<OpenIdProvider> {
  const [published, unpublished] = [newKey(), newKey()];
  const grants = new Map<string, Grant>();

  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const redirectUri = query.get("redirect_uri") ?? "";
    const isCodeFlow = query.get("response_type") === "code" && query.get("code_challenge_method") === "S256";
    if (!isCodeFlow || query.get("client_id") !== CLIENT.id) {
      send(response, 400, {});
      return;
    }
    const code = randomUUID();
    grants.set(code, { challenge: query.get("code_challenge"), nonce: query.get("nonce"), redirectUri });
    const location = new URL(redirectUri);
    location.search = String(new URLSearchParams({ code, state: query.get("state") ?? "" }));
    response.writeHead(302, { location: location.href }).end();
  }

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    const code = form.get("code") ?? "";
    const grant = grants.get(code);
    grants.delete(code);
    if (!isGranted(grant, form)) return send(response, 400, { error: "invalid_grant" });
    provider.exchanged += 1;
    const { claims, isForged, hasNoToken } = provider.answer;
    const now = Math.floor(Date.now() / SECONDS);
    const times = { iat: now, exp: now + 300 };
    const all = { iss: provider.issuer, aud: CLIENT.id, nonce: grant.nonce, ...times, ...claims };
    const idToken = signToken(all, (isForged ? unpublished : published).privateKey);
    const shared = {
      access_token: "an-access-token",
      refresh_token: "a-refresh-token",
      token_type: "Bearer",
    };
    send(response, 200, hasNoToken ? shared : { ...shared, id_token: idToken });
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", provider.issuer);
    if (pathname === "/authorize") return authorize(searchParams, response);
    if (pathname === "/token") return void exchange(request, response);
    if (pathname === "/keys") {
      const key = { ...published.publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" };
      return send(response, 200, { keys: [key] });
    }
    if (pathname === "/user-info") {
      provider.userInfoAsked += 1;
      return send(response, 200, provider.answer.claims);
    }
    send(response, 200, {
      issuer: provider.issuer,
      authorization_endpoint: `${provider.issuer}/authorize`,
      token_endpoint: `${provider.issuer}/token`,
      jwks_uri: `${provider.issuer}/keys`,
      userinfo_endpoint: `${provider.issuer}/user-info`,
      id_token_signing_alg_values_supported: ["RS256"],
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const provider: OpenIdProvider = {
    issuer: `http://127.0.0.1:${port}`,
    answer: { claims: {} },
    exchanged: 0,
    userInfoAsked: 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return provider;
}
