import type { IncomingHttpHeaders } from "node:http";

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * Whether a call of the sandbox's own endpoint comes from elsewhere than this machine's programs and its own page. A
 * browser tells where a page's request comes from: a name that was pointed at 127.0.0.1 stands in Host, another site,
 * or another server on this machine, in Origin and Sec-Fetch-Site.
 */
export function isForeign(method: string, headers: IncomingHttpHeaders): boolean {
  const { host = "", origin } = headers;
  if (!LOOPBACK_HOST.test(host)) return true;
  if (origin !== undefined && origin !== `http://${host}`) return true;
  const site = headers["sec-fetch-site"];
  return method !== "GET" && site !== undefined && site !== "same-origin" && site !== "none";
}
