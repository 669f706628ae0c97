/** What the bench does to the sandbox, and what it reads of it. */
import type { LoggedRequest } from "@/sandbox/start";
import type { DemoSandbox } from "../demo/sandbox";

/** Every call takes so much longer from now on, whoever makes it. */
export async function slowDown(
  { endpoint, vendor, customer }: DemoSandbox,
  latencyMs: number,
): Promise<void> {
  for (const { accountId } of [vendor, customer]) {
    const address = `${endpoint}/_sandbox/accounts/${accountId}/scenario`;
    const body = JSON.stringify({ latencyMs });
    const headers = { "content-type": "application/json" };
    const response = await fetch(address, { method: "POST", headers, body });
    if (!response.ok) throw new Error(`The sandbox did not take it: ${await response.text()}`);
  }
}

/** How many calls the sandbox has answered so far. */
export async function countCalls({ endpoint }: DemoSandbox): Promise<number> {
  const response = await fetch(`${endpoint}/_sandbox/requests`);
  return ((await response.json()) as LoggedRequest[]).length;
}
