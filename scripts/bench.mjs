/** `npm run bench`: measurements as ratios from one run; never part of the tests. */
import { runTypeScript } from "./run-typescript.mjs";

runTypeScript("scripts/bench/main.ts");
