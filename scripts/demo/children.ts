import { type ChildProcess, spawn } from "node:child_process";

const GRACE_MS = 5_000;

export interface Child {
  process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts a process of the demo; an unexpected end of it is reported through `onEnd`. */
export function startChild(
  command: string[],
  env: NodeJS.ProcessEnv,
  onEnd: (code: number | null) => void,
): Child {
  const [file = "", ...parameters] = command;
  const child = spawn(file, parameters, { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let isStopping = false;
  child.once("exit", (code) => !isStopping && onEnd(code));
  return {
    process: child,
    async stop() {
      isStopping = true;
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** The first line of a process's output that `isWanted` takes; what comes later is passed on to our own errors. */
export function readLine(child: Child, isWanted: (line: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.process.once("exit", (code) => reject(new Error(`It ended with code ${code} before it was ready`)));
    child.process.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      const line = text.split("\n").slice(0, -1).find(isWanted);
      if (line === undefined) return;
      child.process.stdout?.removeAllListeners("data").pipe(process.stderr);
      resolve(line);
    });
  });
}
