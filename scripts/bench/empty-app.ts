import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, parse, resolve } from "node:path";
import { type Child, readLine, startChild } from "../demo/children";
import { freePort } from "./stack";

const NEXT = resolve("node_modules/next/dist/bin/next");

const FILES = {
  "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(parse(resolve(".")).root)} } };\n`,
  "package.json": '{ "private": true, "type": "module" }\n',
  "app/layout.js":
    "export default function Layout({ children }) {\n  return <html lang='en'><body>{children}</body></html>;\n}\n",
  "app/page.js": "export default function Page() {\n  return <p>Empty</p>;\n}\n",
};

/** Builds and starts the smallest Next.js application there is, with the same Next.js: what we are measured against. */
export async function startEmptyApp(): Promise<{ baseUrl: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "rolebridge-empty-app-"));
  await mkdir(join(folder, "app"));
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  for (const [name, content] of Object.entries(FILES)) await writeFile(join(folder, name), content);
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const { status } = spawnSync(process.execPath, [NEXT, "build", folder], {
    stdio: ["ignore", "ignore", 2],
    env,
  });
  if (status !== 0) throw new Error("The empty application could not be built");
  const port = await freePort();
  const child: Child = startChild(
    [process.execPath, NEXT, "start", folder, "--port", String(port)],
    env,
    () => undefined,
  );
  await readLine(child, (line) => /Ready in/.test(line));
  const stop = async () => {
    await child.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { baseUrl: `http://localhost:${port}`, stop };
}
