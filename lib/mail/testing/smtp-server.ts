/** A mail server that speaks as much SMTP as a delivery needs, over a real socket. */
import { once } from "node:events";
import { createServer, type Socket } from "node:net";

export interface SmtpServer {
  url: string;
  /** The messages that were taken, whole. */
  messages: string[];
  /** From here on each message is refused with this answer; null takes them again. */
  refuse(answer: string | null): void;
  stop(): Promise<void>;
}

export async function startSmtpServer(): Promise<SmtpServer> {
  const messages: string[] = [];
  const sockets = new Set<Socket>();
  let refusal: string | null = null;
  const server = createServer((socket) => {
    sockets.add(socket.once("close", () => sockets.delete(socket)));
    converse(socket, messages, () => refusal);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    refuse(answer) {
      refusal = answer;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function converse(socket: Socket, messages: string[], refusal: () => string | null): void {
  let pending = "";
  let message: string[] | null = null;
  const take = (line: string): string | null => {
    if (message === null) {
      if (/^DATA/i.test(line)) message = [];
      return answerTo(line, refusal());
    }
    if (line !== ".") {
      message.push(line);
      return null;
    }
    messages.push(message.join("\n"));
    message = null;
    return "250 taken";
  };
  socket.setEncoding("utf8").write("220 mail.test\r\n");
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk: string) => {
    const lines = (pending + chunk).split("\r\n");
    pending = lines.pop() ?? "";
    for (const line of lines) {
      const answer = take(line);
      if (answer) socket.write(`${answer}\r\n`);
      if (answer?.startsWith("221")) socket.end();
    }
  });
}

function answerTo(line: string, refusal: string | null): string {
  if (/^RCPT/i.test(line) && refusal) return refusal;
  if (/^DATA/i.test(line)) return "354 go on";
  if (/^QUIT/i.test(line)) return "221 bye";
  return "250 mail.test";
}
