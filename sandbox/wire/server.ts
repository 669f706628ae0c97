import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { handleControlCall } from "../scenarios/control-endpoint";
import { AwsError } from "./aws-error";
import { handleAwsCall } from "./handle-aws-call";
import { queryProtocol } from "./query-protocol";
import type { SandboxState } from "./sandbox-state";

const HOST = "127.0.0.1";
const MAX_BODY_BYTES = 1024 * 1024;

/** Listens on loopback; rejects with the cause, for example EADDRINUSE, when it cannot. Port 0 takes any free one. */
export function listen(state: SandboxState, port: number): Promise<{ server: Server; endpoint: string }> {
  const server = createServer({ keepAliveTimeout: 5000 }, (request, response) => {
    void respond(state, request, response).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      resolve({ server, endpoint: `http://${HOST}:${bound}` });
    });
  });
}

/** Stops listening and cuts every connection, hanging calls too. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function respond(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.sendDate = false;
  response.setHeader("Date", new Date(state.clock.signingNow()).toUTCString());
  const body = await readBody(request);
  if (body === null) {
    const tooLarge = new AwsError(
      "RequestEntityTooLarge",
      `A request may have at most ${MAX_BODY_BYTES} bytes.`,
    );
    response.setHeader("Connection", "close");
    const { status, body } = queryProtocol.renderError("sts", tooLarge, "");
    return send(response, { status, headers: { "Content-Type": queryProtocol.contentType }, body });
  }
  const url = request.url ?? "/";
  if (url.startsWith("/_sandbox")) {
    const answer = handleControlCall(state, {
      method: request.method ?? "GET",
      url,
      headers: request.headers,
      body,
    });
    return send(response, answer);
  }
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const answer = await handleAwsCall(state, {
    method: request.method ?? "POST",
    url,
    headers: request.headers,
    body,
    sourceIp: request.socket.remoteAddress ?? HOST,
    signal: gone.signal,
  });
  if (answer === null || gone.signal.aborted) return;
  response.setHeader("x-amzn-RequestId", answer.requestId);
  send(response, { ...answer, headers: { "Content-Type": answer.contentType } });
}

interface Sent {
  status: number;
  headers: Record<string, string>;
  body: string;
}

function send(response: ServerResponse, { status, headers, body: text }: Sent): void {
  const body = Buffer.from(text);
  response.writeHead(status, { ...headers, "Content-Length": body.length });
  response.end(body);
}

/** The whole body; null when it is larger than the limit. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > MAX_BODY_BYTES) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
