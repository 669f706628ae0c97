import { z } from "zod";
import { PARTITIONS } from "@/lib/iam/partition";

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, "must be lower-case letters, digits and hyphens");
const words = z.string().min(1).max(2000);
const iamName = z.string().regex(/^[\w+=,.@-]{1,64}$/, "must be a name that IAM allows");
const region = z.string().regex(/^[a-z]{2,4}(?:-[a-z]+)+-\d$/, "must be a region such as us-east-1");
const action = z.string().min(1).max(128);

function oneOrMany<T extends z.ZodType>(value: T) {
  return z.union([value, z.array(value).min(1)]);
}

const statement = z.strictObject({
  Sid: z.string().exactOptional(),
  Effect: z.literal("Allow"),
  Action: oneOrMany(action),
  Resource: oneOrMany(z.string().min(1)),
  Condition: z
    .record(z.string(), z.record(z.string(), oneOrMany(z.union([z.string(), z.number(), z.boolean()]))))
    .exactOptional(),
});

const capability = z.strictObject({
  id,
  title: words,
  /** What the product does with it, in plain words. */
  purpose: words,
  required: z.boolean(),
  statements: z.array(statement),
  /** Names of AWS managed policies, with their path if they have one, for example `PowerUserAccess`. */
  managedPolicies: z.array(z.string().regex(/^(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/)),
  /** Single actions that show a managed policy to be in force which is too wide to ask about whole. */
  probes: z.array(action),
});

const permissionSet = z.strictObject({
  id,
  title: words,
  summary: words,
  warning: words.exactOptional(),
  capabilityIds: z.array(id).min(1),
});

const correction = z.strictObject({
  /** The action as the guide has it. */
  action,
  /** What IAM calls it; null leaves it out. */
  use: action.nullable(),
  reason: words,
});

const accessMethods = z
  .strictObject({
    "iam-role": z
      .strictObject({
        recommended: z.boolean(),
        suggestedRoleName: iamName,
        roleDescription: z.string().max(1000),
      })
      .exactOptional(),
    "access-key": z
      .strictObject({
        recommended: z.boolean(),
        suggestedUserName: iamName,
        suggestedPolicyName: iamName.exactOptional(),
        suggestedGroupName: iamName.exactOptional(),
        /** The use case to choose in the console when the key is created. */
        consoleUseCase: words,
      })
      .exactOptional(),
  })
  .refine((methods) => Object.keys(methods).length > 0, "must offer at least one access method");

const note = z.strictObject({ title: words, text: words, capabilityId: id.exactOptional() });

const integrationSchema = z.strictObject({
  id,
  name: words,
  /** What the product does. */
  summary: words,
  /** What it does with the access. */
  purpose: words,
  /** The title of the product's own guide. */
  guide: words,
  /** Whether the trust policy names the vendor's whole AWS account or its exact user or role. */
  vendorPrincipal: z.enum(["account", "identity"]),
  accessMethods,
  /** The customer's choice of how much; the first is the default. */
  permissionSets: z.array(permissionSet).min(1),
  capabilities: z.array(capability).min(1),
  corrections: z.array(correction),
  longestSessionSeconds: z.number().int().min(900).max(43_200),
  regions: z.union([z.literal("any"), z.array(region).min(1)]),
  partitions: z.array(z.enum(PARTITIONS)).min(1),
  defaultRegion: region.exactOptional(),
  nextSteps: z.array(z.strictObject({ title: words, text: words })),
  notes: z.array(note),
});

export type Integration = z.infer<typeof integrationSchema>;
export type Capability = Integration["capabilities"][number];
export type PermissionSet = Integration["permissionSets"][number];
export type Correction = Integration["corrections"][number];
export type AccessMethod = keyof Integration["accessMethods"];

/**
 * One product's manifest, checked for its form. Throws an Error that names the manifest, the place and what is
 * wanted there, one line for each fault. What AWS makes of its actions is for `checkIntegration`.
 */
export function defineIntegration(manifest: unknown): Integration {
  const parsed = integrationSchema.safeParse(manifest);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${placeOf(issue.path)}: ${issue.message}`);
  throw new Error(`The manifest ${nameOf(manifest)} cannot be used:\n${lines.join("\n")}`);
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.length === 0
    ? "the manifest itself"
    : path
        .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
        .join("")
        .slice(1);
}

function nameOf(manifest: unknown): string {
  const named = z.looseObject({ id: z.string() }).safeParse(manifest);
  return named.success ? `"${named.data.id}"` : "(without id)";
}
