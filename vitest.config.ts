import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = {
  "@": root.replace(/\/$/, ""),
  "server-only": fileURLToPath(new URL("scripts/test/server-only.ts", import.meta.url)),
};

/** A zone far from UTC and off the hour, so that a date that forgets its zone fails here first. */
process.env.TZ = "Asia/Kathmandu";

export default defineConfig({
  resolve: { alias },
  test: {
    // On two cores Vitest itself would take one: much of the time passes in waiting.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: [
            "lib/{iam,integrations,setup,verification,onboarding,access,crypto}/**/*.test.ts",
            "components/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
          exclude: ["scripts/database/**"],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "adapter",
          include: ["lib/aws/**/*.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "services",
          include: [
            "lib/{connections,external-ids,session,actions,audit,db,start,self-check,mail,people,customers,second-factor,support}/**/*.test.ts",
            "lib/*.test.ts",
            "scripts/database/**/*.test.ts",
          ],
          globalSetup: ["scripts/test/postgres.ts"],
          setupFiles: ["scripts/test/settings.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "sandbox",
          include: ["sandbox/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
