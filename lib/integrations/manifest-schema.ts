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
  /** "on-request": left out of documents and checks until the customer chooses it, and required from then on. */
  askedFor: z.enum(["always", "on-request"]).default("always"),
  statements: z.array(statement).default([]),
  /** Names of AWS managed policies, with their path if they have one, for example `PowerUserAccess`. */
  managedPolicies: z.array(z.string().regex(/^(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/)).default([]),
  /** Single actions that show a managed policy to be in force which is too wide to ask about whole. */
  probes: z.array(action).default([]),
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
  /** Where it is corrected; everywhere when absent. */
  capabilityId: id.exactOptional(),
  /** What IAM calls it; null leaves it out. */
  use: action.nullable(),
  /** Allows it on every resource, where the guide limits an action that takes none. */
  resource: z.literal("*").exactOptional(),
  reason: words,
});

const iamRole = z.strictObject({
  recommended: z.boolean(),
  suggestedRoleName: iamName,
  roleDescription: z.string().max(1000),
});

const accessKey = z.strictObject({
  recommended: z.boolean(),
  suggestedUserName: iamName,
  suggestedPolicyName: iamName.exactOptional(),
  /** The permissions go to this group, and the user into it. */
  suggestedGroupName: iamName.exactOptional(),
  /** Whether an IAM user that the customer has already will do as well. */
  userChoices: z
    .array(z.enum(["new-user", "existing-user"]))
    .min(1)
    .default(["new-user"]),
  /** The use case to choose in the console when the key is created. */
  consoleUseCase: words,
});

const accessMethods = z
  .strictObject({ "iam-role": iamRole.exactOptional(), "access-key": accessKey.exactOptional() })
  .refine((methods) => Object.keys(methods).length > 0, "must offer at least one access method");

const note = z.strictObject({
  title: words,
  text: words,
  capabilityId: id.exactOptional(),
  /** The method that it is about; both when absent. */
  accessMethod: z.enum(["iam-role", "access-key"]).exactOptional(),
});

const setting = z.strictObject({
  id,
  label: words,
  hint: words,
  /** "region": one of the AWS regions that the product serves. */
  kind: z.enum(["text", "region"]),
  /** A regular expression for the whole text. */
  pattern: z.string().refine(isRegularExpression, "must be a regular expression").exactOptional(),
  required: z.boolean(),
});

/** A file for the product's own configuration; `{{name}}` in a line stands for a value. */
const handoverFile = z.strictObject({
  id,
  title: words,
  fileName: z.string().regex(/^[\w.-]{1,100}$/, "must be a file name"),
  /** Which quotes and escapes the values need. */
  format: z.enum(["env", "yaml"]),
  lines: z.array(z.string().max(1000)).min(1).max(200),
});

const sessionPolicy = z.strictObject({
  purpose: words,
  /** The capabilities among which the services of one session are approved. */
  capabilityIds: z.array(id).min(1),
  /** Actions that every session has beside those of its approved capabilities. */
  alwaysActions: z.array(action).default([]),
});

const vendorUser = z.strictObject({ suggestedUserName: iamName, suggestedPolicyName: iamName });

/** The verdict codes are those of the verification, which stands on a higher floor. */
const troubleshooting = z.strictObject({ symptom: words, verdictCodes: z.array(id), text: words });

export const integrationSchema = z.strictObject({
  id,
  name: words,
  /** What the product does. */
  summary: words,
  /** What it does with the access. */
  purpose: words,
  /** The title of the product's own guide. */
  guide: words,
  /** Whether the trust policy names the vendor's whole AWS account or its exact user or role. */
  vendorPrincipal: z.enum(["account", "identity"]).default("account"),
  /** The vendor's own IAM user, where it may do nothing but assume the customer's role. */
  vendorUser: vendorUser.exactOptional(),
  accessMethods,
  /** The customer's choice of how much; the first is the default. */
  permissionSets: z.array(permissionSet).min(1),
  capabilities: z.array(capability).min(1),
  corrections: z.array(correction).default([]),
  longestSessionSeconds: z.number().int().min(900).max(43_200).default(3600),
  /** How the product narrows a session to the services that were approved for it. */
  sessionPolicy: sessionPolicy.exactOptional(),
  regions: z.union([z.literal("any"), z.array(region).min(1)]).default("any"),
  partitions: z.array(z.enum(PARTITIONS)).min(1).default(["aws"]),
  defaultRegion: region.exactOptional(),
  /** What the product asks for beside the access itself. */
  settings: z.array(setting).default([]),
  /** The product's own configuration, made ready after connecting. */
  handover: z.array(handoverFile).default([]),
  nextSteps: z.array(z.strictObject({ title: words, text: words })).default([]),
  notes: z.array(note).default([]),
  troubleshooting: z.array(troubleshooting).default([]),
});

/** Whether the text is a region's name in form; which regions there are, only AWS knows. */
export function isRegionName(text: string): boolean {
  return region.safeParse(text).success;
}

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text, "u").unicode;
  } catch {
    return false;
  }
}
