import { z } from "zod";
import { PARTITIONS } from "@/lib/iam/partition";
import { checkPolicyText } from "../iam/policy-rules";
import { checkResourceControlText } from "./resource-control-rules";

const milliseconds = z.number().int().min(0).max(600_000);

const policyText = z
  .union([z.string(), z.record(z.string(), z.unknown())])
  .transform((policy) => (typeof policy === "string" ? policy : JSON.stringify(policy)));

const isServiceControl = passes((text) => checkPolicyText(text, "identity"));
const isResourceControl = passes(checkResourceControlText);

function passes(check: (text: string) => void): (text: string) => boolean {
  return (text) => {
    try {
      check(text);
      return true;
    } catch {
      return false;
    }
  };
}

/** Changes of a scenario; null takes a fault or an organisation's policy away. */
export const scenarioChanges = z
  .strictObject({
    propagationDelayMs: milliseconds,
    latencyMs: milliseconds,
    serviceControlPolicy: policyText.refine(isServiceControl, "is no valid policy document").nullable(),
    resourceControlPolicy: policyText
      .refine(
        isResourceControl,
        "is no valid resource control policy: only Deny, for Principal *, of named actions",
      )
      .nullable(),
    stsDisabledRegions: z.array(z.string()),
    regionsNotEnabled: z.array(z.string()),
    fault: z
      .strictObject({
        kind: z.enum(["throttle", "hang", "internal-failure", "broken-xml"]),
        calls: z.number().int().min(1).optional(),
        beyondPerSecond: z.number().int().min(0).optional(),
        actions: z.array(z.string()).min(1).optional(),
        regions: z.array(z.string()).min(1).optional(),
        parameters: z
          .array(z.string().regex(/^[\w.]+!?=/, "must be name=value or name!=value"))
          .min(1)
          .optional(),
      })
      .nullable(),
  })
  .partial();

export const newAccount = z.strictObject({
  accountId: z.string().regex(/^\d{12}$/, "must be twelve digits"),
  partition: z.enum(PARTITIONS).default("aws"),
});

export const clockChange = z.strictObject({
  advanceMs: z.number().int().min(0).optional(),
  skewMs: z.number().int().optional(),
});
