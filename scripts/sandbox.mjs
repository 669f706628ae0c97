/** `npm run sandbox`: the local AWS alone, for our tests and other projects'. */
import { runTypeScript } from "./run-typescript.mjs";

runTypeScript("sandbox/main.ts", { needsDatabase: false });
