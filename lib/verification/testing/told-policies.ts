import type { PolicyDocument } from "@/lib/iam/policy-document";
import type { HeldPolicies, HeldPolicy } from "../held-policies";
import type { AwsPort } from "../port";

/** Inline policies by name, `managed:<name>` a managed one, `group:<group>:<name>` one of a group, `boundary:<name>`. */
export type ToldPolicies = Record<string, PolicyDocument>;

/** The policies of a principal as a test tells them; null where they may not be read. */
export function tellPolicies(
  told: ToldPolicies | null,
  evidence: HeldPolicies["evidence"],
): AwsPort["readPolicies"] {
  return async ({ principal }) => {
    if (told === null) return { policies: [], boundary: null, isWhole: false, evidence };
    const held = Object.entries(told).map(([key, document]): HeldPolicy => {
      const parts = key.split(":");
      const name = parts.at(-1) ?? "";
      const text = JSON.stringify(document, null, 2);
      const arn = `arn:aws:iam::444455556666:policy/${name}`;
      const own = { kind: principal.kind, name: principal.name };
      if (parts[0] === "boundary") return { id: name, name, type: "boundary", holder: own, arn, text };
      if (parts[0] === "managed") return { id: name, name, type: "managed", holder: own, arn, text };
      const holder = parts[0] === "group" ? ({ kind: "group", name: parts[1] ?? "" } as const) : own;
      return { id: `${holder.kind}_${holder.name}_${name}`, name, type: "inline", holder, arn: null, text };
    });
    return {
      policies: held.filter(({ type }) => type !== "boundary"),
      boundary: held.find(({ type }) => type === "boundary") ?? null,
      isWhole: true,
      evidence,
    };
  };
}
