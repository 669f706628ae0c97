import type { Page } from "@playwright/test";

const EVERY_MS = 1_000;

/** Somebody who may verify the connection, on a page of their own that has the button. */
export interface Verifier {
  page: Page;
  address: string;
}

/** Verifies a connection every second, one person after the other, until it is told to stop. */
export class SteadyVerification {
  #isWanted = true;
  readonly #work: Promise<void>;

  constructor(private readonly verifiers: readonly Verifier[]) {
    this.#work = this.#verifyOn();
  }

  async #verifyOn(): Promise<void> {
    for (let round = 0; this.#isWanted; round += 1) {
      const began = Date.now();
      const verifier = this.verifiers[round % this.verifiers.length];
      if (verifier) await verifyOnce(verifier);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + EVERY_MS - Date.now())));
    }
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    await this.#work;
  }
}

async function verifyOnce({ page, address }: Verifier): Promise<void> {
  await page.goto(address);
  await page.getByRole("button", { name: "Verify again" }).click();
  await page.waitForLoadState();
}
