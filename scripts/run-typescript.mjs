/** Installs what is missing, then runs a TypeScript program with our standard streams and signals. */
import { spawn } from "node:child_process";
import { prepare } from "./install.mjs";

export function runTypeScript(file, parameters = process.argv.slice(2)) {
  prepare();
  const child = spawn(process.execPath, ["--import", "tsx", file, ...parameters], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => process.exit(code ?? 1));
}
