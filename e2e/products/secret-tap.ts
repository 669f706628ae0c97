import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { expect, type Page } from "@playwright/test";
import type { RunningDemo } from "../harness/demo-process";
import { workerDemo } from "../harness/worker-demo";
import { dumpDatabase } from "./database";

/** What is looked through for secrets: every text by the name of the place where it stands. */
type Places = Record<string, string>;

/**
 * Stands between the browser and the application and keeps every byte that comes back, streamed answers and those
 * that the browser gave up included. What the browser itself sends in a body is passed on and not kept: a secret is
 * entered there.
 */
export class SecretTap {
  /** Whose database and logs are looked through. */
  application: Pick<RunningDemo, "databaseUrl" | "logFile"> = workerDemo();
  readonly #secrets = new Set<string>();
  readonly #server: Server;
  readonly #answers: Buffer[] = [];
  readonly #asked: string[] = [];
  readonly #console: string[] = [];

  private constructor() {
    this.#server = createServer((incoming, outgoing) => this.#pass(incoming, outgoing));
  }

  static async open(): Promise<SecretTap> {
    const tap = new SecretTap();
    await once(tap.#server.listen(0, "127.0.0.1"), "listening");
    return tap;
  }

  get address(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The tap is not open");
    return `http://127.0.0.1:${address.port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** A Secret Access Key of this test, to be looked for when it ends. */
  note(secret: string): void {
    this.#secrets.add(secret);
  }

  watch(page: Page): void {
    page.on("console", (message) => this.#console.push(message.text()));
    page.on("pageerror", (error) => this.#console.push(String(error.stack)));
  }

  /** Everything that a secret must stay out of. */
  async gather(page: Page): Promise<Places> {
    return {
      "answers to the browser": Buffer.concat(this.#answers).toString("utf8"),
      "addresses and headers that the browser sent": this.#asked.join("\n"),
      "the console": this.#console.join("\n"),
      "what the browser keeps": await readBrowser(page),
      "the database": await dumpDatabase(this.application.databaseUrl),
      "the logs": await readFile(this.application.logFile, "utf8"),
    };
  }

  /** Looks for every noted secret in everything that a secret must stay out of; each is looked for once. */
  async expectNowhere(page: Page): Promise<void> {
    if (this.#secrets.size === 0) return;
    for (const [place, text] of Object.entries(await this.gather(page))) {
      const found = [...this.#secrets].flatMap((secret) =>
        writings(secret).filter((one) => text.includes(one)),
      );
      expect(found.length, `a Secret Access Key stands in ${place}`).toBe(0);
    }
    this.#secrets.clear();
  }

  #pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { url = "", method, headers } = incoming;
    this.#asked.push(`${method} ${url}\n${JSON.stringify(headers)}`);
    const onward = request(
      url,
      { method, headers: { ...headers, "accept-encoding": "identity" } },
      (answer) => {
        this.#answers.push(Buffer.from(`\n${url}\n${JSON.stringify(answer.headers)}\n`));
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.on("data", (chunk: Buffer) => {
          this.#answers.push(chunk);
          outgoing.write(chunk);
        });
        answer.on("end", () => outgoing.end());
        answer.on("error", () => outgoing.destroy());
      },
    );
    onward.on("error", () => outgoing.destroy());
    outgoing.on("close", () => onward.destroy());
    incoming.pipe(onward);
  }
}

/** The ways in which a text can stand somewhere: as it is, in URLs, JSON, HTML, hexadecimal and base64. */
export function writings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    secret.replaceAll("/", "\\/"),
    secret.replaceAll("/", "\\u002f"),
    secret.replaceAll("/", "&#x2F;").replaceAll("+", "&#x2B;"),
    bytes.toString("hex"),
    ...insideBase64(bytes),
  ];
}

/** Base64 of a text within another one: where it begins decides, so there are three, without the uncertain ends. */
function insideBase64(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replaceAll("=", "");
    const sure = text.slice(before === 0 ? 0 : before + 1, -2);
    return [sure, sure.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

async function readBrowser(page: Page): Promise<string> {
  const kept = await page.evaluate(() => [
    document.documentElement.outerHTML,
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    JSON.stringify(history.state),
    JSON.stringify(performance.getEntries().map(({ name }) => name)),
  ]);
  return [...kept, JSON.stringify(await page.context().storageState())].join("\n");
}
