import "server-only";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { Readable } from "node:stream";
import { NodeHttpHandler } from "@smithy/node-http-handler";

/** As the SDK has it; AWS itself minds a quarter of an hour. */
const WORTH_CORRECTING_MS = 300_000;
const MAX_BODY_BYTES = 2_000_000;
const CONNECT_TIMEOUT_MS = 5_000;
const ERROR_DOCUMENT =
  /^\s*(<\?xml[^>]*\?>)?\s*<ErrorResponse\b[^>]*xmlns="https:\/\/(sts|iam)\.amazonaws\.com\/doc\//;
/** Only of these answers the SDK may learn that our clock is wrong; of any other it would shift the clock for nothing. */
const ABOUT_SIGNATURE = /<Code>SignatureDoesNotMatch<\/Code>/;

type Handle = NodeHttpHandler["handle"];

interface Guards {
  /** Told the time that each answer states, which the SDK itself may seldom see. */
  onDate?: (date: string) => void;
  /** What a success has to look like, where the SDK reads nothing of it and would take any 200. */
  success?: RegExp;
}

/**
 * The SDK's HTTP handler with the guards it lacks: a bound on what is read, and a refusal of redirects and of a 4xx
 * that is no error document of STS or IAM, so that a proxy's page can never pass for AWS's denial. No connection is
 * kept, so a stray late answer can never become the answer of the next call.
 */
export class GuardedHandler extends NodeHttpHandler {
  readonly #guards: Guards;
  #clockOffsetMs = 0;

  constructor(guards: Guards = {}) {
    super({
      connectionTimeout: CONNECT_TIMEOUT_MS,
      httpAgent: new HttpAgent({ keepAlive: false }),
      httpsAgent: new HttpsAgent({ keepAlive: false }),
    });
    this.#guards = guards;
  }

  /** By how much our clock is behind AWS's, as far as a refused signature showed: a client that asks only once needs it. */
  get clockOffsetMs(): number {
    return this.#clockOffsetMs;
  }

  override async handle(...call: Parameters<Handle>): ReturnType<Handle> {
    const { response } = await super.handle(...call);
    if (response.headers.date !== undefined) this.#guards.onDate?.(response.headers.date);
    const body = await readBounded(response.body);
    const text = body.toString("utf8");
    if (response.statusCode >= 300 && response.statusCode < 400) {
      throw new Error("AWS does not redirect");
    }
    if (response.statusCode >= 400 && response.statusCode < 500 && !ERROR_DOCUMENT.test(text)) {
      throw new Error("The answer is not an error document of AWS");
    }
    if (response.statusCode < 300 && this.#guards.success?.test(text) === false) {
      throw new Error("The answer has not the shape of AWS's answers");
    }
    if (ABOUT_SIGNATURE.test(text)) this.#learnOffset(response.headers.date);
    else delete response.headers.date;
    response.body = Readable.from([body]);
    return { response };
  }

  #learnOffset(date: string | undefined): void {
    const offsetMs = Date.parse(date ?? "") - Date.now();
    if (Math.abs(offsetMs) >= WORTH_CORRECTING_MS) this.#clockOffsetMs = offsetMs;
  }
}

async function readBounded(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) {
      stream.destroy();
      throw new Error("The answer is larger than any answer of STS or IAM");
    }
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
}
