/** Installs what is missing, then runs a TypeScript program with our standard streams and signals. */
import { spawn } from "node:child_process";
import { prepareDatabaseClient, prepareDependencies } from "./install.mjs";

export function runTypeScript(file, { needsDatabase = true } = {}) {
  prepareDependencies();
  if (needsDatabase) prepareDatabaseClient();
  const parameters = process.argv.slice(2);
  const child = spawn(process.execPath, ["--import", "tsx", file, ...parameters], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => process.exit(code ?? 1));
}
