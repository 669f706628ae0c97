import { startSandbox } from "./start";

const DEFAULT_PORT = 4600;

function readPort(text: string | undefined): number {
  const port = text === undefined || text === "" ? DEFAULT_PORT : Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  return fail(`SANDBOX_PORT is "${text}": it must be a port from 0 to 65535.`);
}

function fail(message: string): never {
  process.stderr.write(`sandbox: ${message}\n`);
  process.exit(1);
}

function explainStartFailure(error: unknown, port: number): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return `port ${port} is in use. Set SANDBOX_PORT to another one, or to 0 for any free port.`;
  }
  return error instanceof Error ? error.message : String(error);
}

const port = readPort(process.env.SANDBOX_PORT);
const statePath = process.env.SANDBOX_STATE || undefined;
const sandbox = await startSandbox({ port, statePath }).catch((error: unknown) =>
  fail(explainStartFailure(error, port)),
);
const { endpoint, region, vendor, customer } = sandbox;
process.stdout.write(`${JSON.stringify({ endpoint, region, vendor, customer })}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
}
