/** Everything that a browser can reach, read from the files. */
import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";

const METHODS = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";

function addressOf(file: string): string {
  const segments = file.split("/").slice(1, -1);
  return `/${segments.filter((segment) => !/^\(.*\)$|^@/.test(segment)).join("/")}`;
}

function exportsOf(file: string, names: string): string[] {
  const declared = new RegExp(`^export (?:async )?(?:function|const) (${names})\\b`, "gm");
  return [...readFileSync(file, "utf8").matchAll(declared)].map(([, name = ""]) => name);
}

/** Pages by their path, route handlers as `METHOD path`. */
export function listAddresses(): string[] {
  const pages = globSync("app/**/page.tsx").map(addressOf);
  const routes = globSync("app/**/route.{ts,tsx}").flatMap((file) =>
    exportsOf(file, METHODS).map((method) => `${method} ${addressOf(file)}`),
  );
  return [...pages, ...routes].sort();
}

function listSources(): { file: string; text: string }[] {
  const files = globSync("{app,components,lib}/**/*.{ts,tsx}", { ignore: ["**/*.test.ts", "**/testing/**"] });
  return files.map((file) => ({ file, text: readFileSync(file, "utf8") }));
}

const AT_HEAD = /^["']use server["'];/;

/** Server actions as `file#export`. */
export function listActions(): string[] {
  return listSources()
    .filter(({ text }) => AT_HEAD.test(text))
    .flatMap(({ file }) => exportsOf(file, "\\w+").map((name) => `${file}#${name}`))
    .sort();
}

/** Files that make actions or routes in a way that the lists above do not see. */
export function listHidden(): string[] {
  const listed = /^export (const )?[{*]/m;
  const routes = globSync("app/**/route.{ts,tsx}").filter((file) => listed.test(readFileSync(file, "utf8")));
  const actions = listSources().filter(({ text }) => {
    const directives = text.match(/["']use server["']/g)?.length ?? 0;
    if (!AT_HEAD.test(text)) return directives > 0;
    return directives > 1 || listed.test(text) || /^export default/m.test(text);
  });
  return [...routes, ...actions.map(({ file }) => file)];
}
