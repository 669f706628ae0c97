import { z } from "zod";
import { findIntegration } from "@/lib/connections/integrations";
import { parseAccessKeyId } from "@/lib/iam/access-key-id";
import { parseAwsAccountId } from "@/lib/iam/aws-account-id";
import { parseRoleArn } from "@/lib/iam/role-arn";
import { parseSecretAccessKey } from "@/lib/iam/secret-access-key";
import { canStoreSecrets } from "./vault";

type Parsed<Value> = { ok: true; value: Value } | { ok: false; message: string };

/** A text field that a parser of the pure core reads; its message is the field's error. */
function parsedBy<Value>(parse: (text: string) => Parsed<Value>) {
  return z.string().transform((text, context) => {
    const parsed = parse(text);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: "custom", message: parsed.message });
    return z.NEVER;
  });
}

const CHOOSE_METHOD = "Choose an access method.";

const accountFields = z.object({
  integrationId: z
    .string("Choose a product.")
    .refine((id) => findIntegration(id) !== null, "Choose a product."),
  accessMethod: z.enum(["iam-role", "access-key"], CHOOSE_METHOD),
  awsAccountId: parsedBy(parseAwsAccountId),
});

/** A product that is connected by one method only says so, instead of failing later. */
function requireOfferedMethod(
  { integrationId, accessMethod }: { integrationId: string; accessMethod: "iam-role" | "access-key" },
  context: z.core.$RefinementCtx,
): void {
  const integration = findIntegration(integrationId);
  if (!integration || integration.accessMethods[accessMethod]) return;
  const other = accessMethod === "iam-role" ? "an access key" : "an IAM role";
  const message = `${integration.name} is connected by ${other}. Choose that instead.`;
  context.addIssue({ code: "custom", path: ["accessMethod"], message });
}

/** Without a place to keep secrets no form offers access keys, and no request can have them all the same. */
function requireVault(
  { accessMethod }: { accessMethod: "iam-role" | "access-key" },
  context: z.core.$RefinementCtx,
): void {
  if (accessMethod === "iam-role" || canStoreSecrets()) return;
  const message = "Access keys cannot be kept here. Choose an IAM role instead.";
  context.addIssue({ code: "custom", path: ["accessMethod"], message });
}

const connectionId = z.string().max(64);

/** The first step of the wizard. An External ID is not among the fields: the browser never chooses one. */
export const accountSchema = accountFields.superRefine(requireOfferedMethod).superRefine(requireVault);
export const changeAccountSchema = accountFields
  .extend({ connectionId })
  .superRefine(requireOfferedMethod)
  .superRefine(requireVault);
export const roleArnSchema = z.object({ connectionId, roleArn: parsedBy(parseRoleArn) });
export const connectionSchema = z.object({ connectionId });

/** What is to be explained, and the page that it was pasted on; how long it may be the doctor says. */
export const pastedTrustSchema = z.object({
  connectionId,
  pastedTrust: z.string(),
  page: z.enum(["verify", "connection"]),
});

/** `secretAccessKey` is marked secret in the action: it is never among the values that go back to the form. */
export const accessKeySchema = z.looseObject({
  connectionId,
  accessKeyId: parsedBy(parseAccessKeyId),
  secretAccessKey: parsedBy(parseSecretAccessKey),
});

/** Which services a session may use: fields named `capability.<id>`. */
export const approveServicesSchema = z.looseObject({ connectionId });

/** Which permission set, and which of its optional capabilities: those are fields named `capability.<id>`. */
export const choosePermissionsSchema = z.looseObject({ connectionId, permissionSetId: z.string().max(64) });
