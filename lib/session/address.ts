import "server-only";
import { isIP } from "node:net";
import { headers } from "next/headers";

/**
 * The network address that a request came from, for limits. The last proxy wrote the last entry; whatever stands before it
 * anybody could have written. Without a proxy that writes the header anybody could have written all of it: Next puts the
 * connection's own address there only where none stands. Limits by address then hold back nobody who lies.
 */
export async function readAddress(): Promise<string> {
  return addressOf(await headers());
}

/** The same, of a request at hand. */
export function addressOf(request: Pick<Headers, "get">): string {
  return networkOf(request.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "");
}

const GROUPS = 8;
const NETWORK_GROUPS = 4;

/** An IPv4 address as it is; of an IPv6 address the network, of which one customer of a provider has all. */
export function networkOf(address: string): string {
  const kind = isIP(address);
  if (kind === 0) return "unknown";
  if (kind === 4 || address.includes(".")) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const zeros = Array.from({ length: GROUPS - before.length - after.length }, () => "0");
  return [...before, ...zeros, ...after].slice(0, NETWORK_GROUPS).join(":");
}
