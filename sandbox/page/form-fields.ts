import { z } from "zod";
import { newAccount, scenarioChanges } from "../scenarios/control-schemas";
import type { Scenario } from "../world/types";

/** A number field may be left empty, and then counts as not given. */
const optionalNumber = z
  .string()
  .trim()
  .transform((text) => (text === "" ? undefined : Number(text)))
  .optional();

const names = z
  .string()
  .default("")
  .transform((text) => text.split(/[\s,]+/).filter((name) => name !== ""));

/** An External ID may have commas in it. */
const tests = z
  .string()
  .default("")
  .transform((text) => text.split(/\s+/).filter((test) => test !== ""));

const policy = z
  .string()
  .default("")
  .transform((text) => (text.trim() === "" ? null : text));

const switchFields = { accountId: z.string(), to: z.enum(["on", "off"]) };

export const presetForm = z.object({ ...switchFields, preset: z.string() });
export const boundaryForm = z.object({ ...switchFields, role: z.string() });
export const accountForm = z.object({ accountId: z.string() });
export const newAccountForm = newAccount;
export const clockForm = z.object({
  skewMinutes: z.coerce.number().int().min(-1_440).max(1_440).optional(),
  advanceMinutes: z.coerce.number().int().min(1).max(525_600).optional(),
});

/** The form of everything that an account can suffer; what it states is all that the account then suffers. */
export const scenarioForm = z
  .object({
    propagationSeconds: optionalNumber,
    latencySeconds: optionalNumber,
    serviceControlPolicy: policy,
    resourceControlPolicy: policy,
    stsDisabledRegions: names,
    regionsNotEnabled: names,
    faultKind: z.string().default(""),
    faultCalls: optionalNumber,
    faultBeyondPerSecond: optionalNumber,
    faultActions: names,
    faultRegions: names,
    faultParameters: tests,
  })
  .transform((form) =>
    scenarioChanges.parse({
      propagationDelayMs: milliseconds(form.propagationSeconds),
      latencyMs: milliseconds(form.latencySeconds),
      serviceControlPolicy: form.serviceControlPolicy,
      resourceControlPolicy: form.resourceControlPolicy,
      stsDisabledRegions: form.stsDisabledRegions,
      regionsNotEnabled: form.regionsNotEnabled,
      fault:
        form.faultKind === ""
          ? null
          : {
              kind: form.faultKind,
              calls: form.faultCalls,
              beyondPerSecond: form.faultBeyondPerSecond,
              actions: unlessEmpty(form.faultActions),
              regions: unlessEmpty(form.faultRegions),
              parameters: unlessEmpty(form.faultParameters),
            },
    }),
  )
  .transform((changes) => changes as Scenario);

function unlessEmpty(list: string[]): string[] | undefined {
  return list.length > 0 ? list : undefined;
}

function milliseconds(seconds: number | undefined): number {
  return Math.round((seconds ?? 0) * 1000);
}
