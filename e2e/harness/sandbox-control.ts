import type { LoggedRequest } from "@/sandbox/start";
import { calmScenario } from "@/sandbox/world/accounts";
import type { Scenario, Side } from "@/sandbox/world/types";

export const VENDOR_ACCOUNT_ID = "111122223333";

/** Steers the local AWS, and puts right afterwards what it disturbed. */
export class SandboxControl {
  readonly endpoint: string;
  readonly #disturbed = new Set<string>();

  constructor(endpoint: string) {
    this.endpoint = endpoint;
  }

  /** A new, empty AWS account of a customer, with the keys of its admin. */
  createAccount(accountId = drawAccountId()): Promise<Side> {
    return this.#call<Side>("POST", "/accounts", { accountId });
  }

  /** A key of the root user of an account. */
  createRootKey(accountId: string): Promise<Side> {
    return this.#call<Side>("POST", `/accounts/${accountId}/root-access-key`);
  }

  /** Calls made by the vendor suffer this: AssumeRole and GetCallerIdentity among them. */
  async disturbVendor(changes: Partial<Scenario>): Promise<void> {
    await this.disturb(VENDOR_ACCOUNT_ID, changes);
  }

  /** Calls made by an account, sessions of its roles included, suffer this. */
  async disturb(accountId: string, changes: Partial<Scenario>): Promise<void> {
    this.#disturbed.add(accountId);
    await this.#call("POST", `/accounts/${accountId}/scenario`, changes);
  }

  async calm(): Promise<void> {
    for (const accountId of this.#disturbed) {
      await this.#call("POST", `/accounts/${accountId}/scenario`, calmScenario());
    }
    this.#disturbed.clear();
  }

  /** The calls that named this role, oldest first. */
  async callsAbout(roleArn: string): Promise<LoggedRequest[]> {
    const all = await this.#call<LoggedRequest[]>("GET", "/requests");
    return all.filter(({ parameters }) => Object.values(parameters).includes(roleArn));
  }

  async #call<Answer>(method: "GET" | "POST", path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.endpoint}/_sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The sandbox answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }
}

/** Twelve random digits that begin with none of the accounts that a sandbox has from the start. */
function drawAccountId(): string {
  return `7${String(Math.floor(Math.random() * 1e11)).padStart(11, "0")}`;
}
