/** `npm run demo`: from a fresh clone to the running product, with nothing but Node.js. */
import { runTypeScript } from "./run-typescript.mjs";

runTypeScript("scripts/demo/main.ts");
