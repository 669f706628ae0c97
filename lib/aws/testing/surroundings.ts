import type { SimulationGroup } from "@/lib/iam/simulation-groups";

interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** Makes the SDK take `endpoint` for STS and IAM, and nothing else of this machine for its settings. */
export function pointSdkAt(endpoint: string): void {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_STS: endpoint,
    AWS_ENDPOINT_URL_IAM: endpoint,
    AWS_CONFIG_FILE: "/nonexistent/config",
    AWS_SHARED_CREDENTIALS_FILE: "/nonexistent/credentials",
    AWS_EC2_METADATA_DISABLED: "true",
  });
}

/** Our own credentials, as the SDK's default chain finds them; null takes them away. */
export function signWith(keys: Keys | null): void {
  const settings = {
    AWS_ACCESS_KEY_ID: keys?.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys?.secretAccessKey,
    AWS_SESSION_TOKEN: keys?.sessionToken,
  };
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/** A question to the simulator about these actions on everything. */
export function groupOf(actions: readonly string[], resource: string | null = null): SimulationGroup {
  return { actions, resource, context: [], requirements: [] };
}
