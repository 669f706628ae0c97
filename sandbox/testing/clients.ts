import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { type Credentials, STSClient } from "@aws-sdk/client-sts";
import type { RunningSandbox } from "../start";

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

interface ClientOptions {
  region?: string;
  maxAttempts?: number;
}

function configOf(
  sandbox: RunningSandbox,
  keys: Keys,
  { region = sandbox.region, maxAttempts = 1 }: ClientOptions,
) {
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  return { endpoint: sandbox.endpoint, region, maxAttempts, credentials };
}

/** The real SDK's STS client; it tries once, so that a test sees each answer. */
export function stsAs(sandbox: RunningSandbox, keys: Keys, options: ClientOptions = {}): STSClient {
  return new STSClient(configOf(sandbox, keys, options));
}

/** The real SDK's IAM client; it tries once, so that a test sees each answer. */
export function iamAs(sandbox: RunningSandbox, keys: Keys, options: ClientOptions = {}): IAMClient {
  return new IAMClient(configOf(sandbox, keys, options));
}

/** The real SDK's KMS client; it tries once, so that a test sees each answer. */
export function kmsAs(sandbox: RunningSandbox, keys: Keys, options: ClientOptions = {}): KMSClient {
  return new KMSClient(configOf(sandbox, keys, options));
}

/** Temporary credentials as clients take them. */
export function keysOf(credentials: Credentials | undefined): Keys {
  return {
    accessKeyId: credentials?.AccessKeyId ?? "",
    secretAccessKey: credentials?.SecretAccessKey ?? "",
    sessionToken: credentials?.SessionToken ?? "",
  };
}

export interface SeenError {
  code: string;
  status: number;
  message: string;
}

/** Wire code, HTTP status and message of the error that a call ends with; throws when the call succeeds. */
export async function errorOf(call: Promise<unknown>): Promise<SeenError> {
  try {
    await call;
  } catch (error) {
    const { Code, name, message, $metadata } = error as {
      Code?: string;
      name: string;
      message: string;
      $metadata?: { httpStatusCode?: number };
    };
    return { code: Code ?? name, status: $metadata?.httpStatusCode ?? 0, message };
  }
  throw new Error("The call was expected to fail, and succeeded.");
}

const run = promisify(execFile);

/** Runs the real AWS CLI with these keys and nothing else of this machine; returns what it prints, parsed. */
export async function awsCli(sandbox: RunningSandbox, keys: Keys, ...args: string[]): Promise<unknown> {
  const env = {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
    HOME: "/nonexistent",
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    ...(keys.sessionToken !== undefined && { AWS_SESSION_TOKEN: keys.sessionToken }),
    AWS_CONFIG_FILE: "/nonexistent/config",
    AWS_SHARED_CREDENTIALS_FILE: "/nonexistent/credentials",
    AWS_DEFAULT_REGION: sandbox.region,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_PAGER: "",
  };
  const { stdout } = await run("aws", ["--endpoint-url", sandbox.endpoint, "--output", "json", ...args], {
    env,
  });
  return stdout.trim() === "" ? null : JSON.parse(stdout);
}

/** A trust policy for one principal, with an External ID if one is given. */
export function trustPolicy(principal: string | string[], externalId?: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: principal },
        Action: "sts:AssumeRole",
        ...(externalId !== undefined && { Condition: { StringEquals: { "sts:ExternalId": externalId } } }),
      },
    ],
  });
}

/** A permission policy of one statement. */
export function allow(action: string | string[], resource: string | string[] = "*"): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: resource }],
  });
}

/** A policy that allows everything but these actions, as service control policies do. */
export function allButDeny(action: string | string[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "*", Resource: "*" },
      { Effect: "Deny", Action: action, Resource: "*" },
    ],
  });
}

/** A resource control policy that denies an action to everybody but the principals of some accounts. */
export function keepOut(action: string, ...excepted: string[]): string {
  const Condition = { StringNotEqualsIfExists: { "aws:PrincipalAccount": excepted } };
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Deny", Principal: "*", Action: action, Resource: "*", Condition }],
  });
}

/** A permission policy of one statement that denies. */
export function deny(action: string | string[], resource: string | string[] = "*"): string {
  return allow(action, resource).replace('"Allow"', '"Deny"');
}
