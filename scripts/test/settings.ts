/** The settings of the service tests; set before any of our modules is loaded. */
import { randomBytes } from "node:crypto";
import { inject } from "vitest";

Object.assign(process.env, {
  DATABASE_URL: inject("databaseUrl"),
  APP_URL: "http://localhost:3000",
  SESSION_SECRET: "only-for-tests-only-for-tests-only-for-tests",
  VENDOR_PRINCIPAL_ARN: "arn:aws:iam::111122223333:user/rolebridge-vendor",
  ENCRYPTION_KEYS: `test:${randomBytes(32).toString("base64")}`,
  LOG_LEVEL: "silent",
});
