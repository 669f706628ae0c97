/** `npm run demo`: from a fresh clone to the running product, with nothing but Node.js. */
import { spawn } from "node:child_process";
import { prepare } from "./install.mjs";

prepare();
const child = spawn(process.execPath, ["--import", "tsx", "scripts/demo/main.ts"], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));
