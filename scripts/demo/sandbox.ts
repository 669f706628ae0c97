import { resolve } from "node:path";
import { PROBE_ROLE_NAME } from "@/sandbox/world/probe-role";
import { type Child, readLine, startChild } from "./children";

export interface SandboxIdentity {
  accountId: string;
  arn: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export interface DemoSandbox {
  endpoint: string;
  region: string;
  vendor: SandboxIdentity;
  customer: SandboxIdentity;
  /** What the application needs to take the sandbox for AWS, and itself for the vendor. */
  settings: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts the local AWS as a process of its own, with its state kept between starts. */
export async function prepareSandbox(
  port: number,
  folder: string,
  onEnd: (code: number | null) => void,
): Promise<DemoSandbox> {
  const env = { ...process.env, SANDBOX_PORT: String(port), SANDBOX_STATE: resolve(folder, "sandbox.json") };
  const child: Child = startChild([process.execPath, "--import", "tsx", "sandbox/main.ts"], env, onEnd);
  const facts = JSON.parse(await readLine(child, (line) => line.startsWith("{"))) as Omit<
    DemoSandbox,
    "settings" | "stop"
  >;
  return { ...facts, stop: child.stop, settings: settingsFor(facts) };
}

function settingsFor({ endpoint, region, vendor }: Pick<DemoSandbox, "endpoint" | "region" | "vendor">) {
  return {
    AWS_ENDPOINT_URL_STS: endpoint,
    AWS_ENDPOINT_URL_IAM: endpoint,
    AWS_ENDPOINT_URL_KMS: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: vendor.accessKeyId,
    AWS_SECRET_ACCESS_KEY: vendor.secretAccessKey,
    VENDOR_PRINCIPAL_ARN: vendor.arn,
    PROBE_ROLE_NAME,
  };
}
