import { type NextRequest, NextResponse } from "next/server";
import { isStorableAddress } from "./lib/storable-text";

const isDevelopment = process.env.NODE_ENV === "development";

/** The hash of `display:none`: React hides with it what it streams into an SVG before it is put in its place. */
const HIDDEN_BY_REACT = "sha256-aqNNdDLnnrDOnTNdkJpYlAxKVJtLt9CtFLklmInuUAE=";

/** Every page gets a nonce of its own: scripts without it do not run, and no style of ours stands in an attribute. */
export function proxy(request: NextRequest): NextResponse {
  if (!isStorableAddress(request.url)) return new NextResponse(null, { status: 400 });
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = createContentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

function createContentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ` 'nonce-${nonce}'`}`,
    `style-src-attr ${isDevelopment ? "'unsafe-inline'" : `'unsafe-hashes' '${HIDDEN_BY_REACT}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = {
  matcher: ["/((?!_next/static|icon.svg|favicon.ico).*)"],
};
