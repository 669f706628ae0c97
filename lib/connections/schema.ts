import { z } from "zod";
import { findIntegration } from "@/lib/connections/integrations";
import { parseAccessKeyId } from "@/lib/iam/access-key-id";
import { parseAwsAccountId } from "@/lib/iam/aws-account-id";
import { parseRoleArn } from "@/lib/iam/role-arn";
import { parseSecretAccessKey } from "@/lib/iam/secret-access-key";
import type { AccessMethod } from "@/lib/integrations/manifest";
import { ANSWER_KINDS } from "@/lib/setup/answer-kind";
import { canStoreSecrets } from "./vault";

type Parsed<Value> = { ok: true; value: Value } | { ok: false; problem: string; message: string };

/** A text field that a parser of the pure core reads; its message is the field's error. */
function parsedBy<Value>(parse: (text: string) => Parsed<Value>) {
  return z.string().transform((text, context) => {
    const parsed = parse(text);
    if (parsed.ok) return parsed.value;
    const { message, problem } = parsed;
    context.addIssue({ code: "custom", message, params: { problem } });
    return z.NEVER;
  });
}

const ACCESS_METHODS = ["iam-role", "access-key"] as const satisfies AccessMethod[];

const accountFields = z.object({
  integrationId: z
    .string("Choose a product.")
    .refine((id) => findIntegration(id) !== null, "Choose a product."),
  accessMethod: z.enum(ACCESS_METHODS, "Choose an access method."),
  awsAccountId: parsedBy(parseAwsAccountId),
});

type Account = z.infer<typeof accountFields>;

/** A product that is connected by one method is connected by it: its form does not ask, and what it sends along does not count. */
function takeOnlyMethod<Chosen extends Account>(chosen: Chosen): Chosen {
  const offered = findIntegration(chosen.integrationId)?.accessMethods ?? {};
  const [only, ...others] = ACCESS_METHODS.filter((method) => offered[method]);
  return only && others.length === 0 ? { ...chosen, accessMethod: only } : chosen;
}

/** Without a place to keep secrets no form offers access keys, and no request can have them all the same. */
function requireVault({ accessMethod }: Pick<Account, "accessMethod">, context: z.core.$RefinementCtx): void {
  if (accessMethod === "iam-role" || canStoreSecrets()) return;
  const message = "Access keys cannot be kept here. Choose an IAM role instead.";
  context.addIssue({ code: "custom", path: ["accessMethod"], message });
}

const connectionId = z.string().max(64);

/** The first step of the wizard. An External ID is not among the fields: the browser never chooses one. */
export const accountSchema = accountFields.transform(takeOnlyMethod).superRefine(requireVault);
export const changeAccountSchema = accountFields
  .extend({ connectionId })
  .transform((chosen) => takeOnlyMethod(chosen))
  .superRefine(requireVault);
export const roleArnSchema = z.object({ connectionId, roleArn: parsedBy(parseRoleArn) });
export const connectionSchema = z.object({ connectionId });

/** The IAM user that exists already goes on in the address; the page reads it there, and says what is wrong with it. */
const user = z.string().max(2048).optional();
export const confirmCreatedSchema = z.object({ connectionId, user });

/** What is to be explained, by which doctor, and the page that it was pasted on; how long it may be its doctor says. */
export const pastedAnswerSchema = z.object({
  connectionId,
  kind: z.enum(ANSWER_KINDS),
  pastedAnswer: z.string(),
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
export const choosePermissionsSchema = z.looseObject({
  connectionId,
  permissionSetId: z.string().max(64),
  user,
});
