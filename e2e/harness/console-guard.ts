import type { BrowserContext } from "@playwright/test";

/** Collects what pages complain about: console errors and warnings, and errors that nobody caught. */
export class ConsoleGuard {
  readonly complaints: string[] = [];
  readonly #tolerated: RegExp[] = [];

  /** Says that a complaint is part of what the test is about. */
  tolerate(pattern: RegExp): void {
    this.#tolerated.push(pattern);
  }

  watch(context: BrowserContext): void {
    context.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") {
        const { url } = message.location();
        this.#note(`${message.type()}: ${message.text()} (${url}, on ${message.page()?.url()})`);
      }
    });
    context.on("weberror", (error) => this.#note(`uncaught: ${error.error()}`));
  }

  #note(complaint: string): void {
    if (!this.#tolerated.some((pattern) => pattern.test(complaint))) this.complaints.push(complaint);
  }
}
