import { z } from "zod";
import { parseAwsAccountId } from "@/lib/iam/aws-account-id";
import { parseRoleArn } from "@/lib/iam/role-arn";
import { INTEGRATIONS } from "@/lib/integrations/catalogue";

const integrationId = z.enum(INTEGRATIONS.map(({ id }) => id) as [string, ...string[]], "Choose a product.");

const awsAccountId = z.string().transform((text, context) => {
  const parsed = parseAwsAccountId(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: parsed.message });
  return z.NEVER;
});

const roleArn = z.string().transform((text, context) => {
  const parsed = parseRoleArn(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: parsed.message });
  return z.NEVER;
});

const connectionId = z.string().max(64);

/** The first step of the wizard. An External ID is not among the fields: the browser never chooses one. */
export const accountSchema = z.object({
  integrationId,
  accessMethod: z.literal("iam-role", "Choose an access method."),
  awsAccountId,
});

export const changeAccountSchema = accountSchema.extend({ connectionId });
export const roleArnSchema = z.object({ connectionId, roleArn });
export const connectionSchema = z.object({ connectionId });
