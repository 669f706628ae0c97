import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { type Child, readLine, startChild } from "@/scripts/demo/children";
import { findFreePorts } from "./demo-process";
import { workerDemo } from "./worker-demo";

export interface SecondApplication {
  baseUrl: string;
  stop(): Promise<void>;
}

/** The build that the demo serves once more, with settings of its own, at the database and sandbox of this worker's demo. */
export async function startSecondApplication(settings: Record<string, string>): Promise<SecondApplication> {
  const { app: port } = await findFreePorts();
  const baseUrl = `http://localhost:${port}`;
  const { databaseUrl, sandboxUrl } = workerDemo();
  const next = resolve("node_modules/next/dist/bin/next");
  const child: Child = startChild(
    [process.execPath, next, "start", "--hostname", "127.0.0.1", "--port", String(port)],
    {
      ...process.env,
      NODE_ENV: "production",
      APP_URL: baseUrl,
      DATABASE_URL: databaseUrl,
      SESSION_SECRET: randomBytes(32).toString("base64"),
      VENDOR_PRINCIPAL_ARN: "arn:aws:iam::111122223333:user/rolebridge-vendor",
      AWS_ENDPOINT_URL_STS: sandboxUrl,
      AWS_ENDPOINT_URL_IAM: sandboxUrl,
      LOG_LEVEL: "silent",
      ...settings,
    },
    () => undefined,
  );
  await readLine(child, (line) => /Ready in/.test(line));
  return { baseUrl, stop: () => child.stop() };
}
