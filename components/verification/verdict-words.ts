import type { GlyphShape } from "@/components/ui/glyph";
import type { StateTone } from "@/lib/onboarding/connection-state";
import type { PermissionFinding, Side } from "@/lib/verification/check-result";
import type { Verdict } from "@/lib/verification/checks";

interface VerdictWords {
  word: string;
  tone: StateTone;
  shape: GlyphShape;
}

export const VERDICT_WORDS: Record<Verdict, VerdictWords> = {
  pass: { word: "Passed", tone: "good", shape: "check" },
  fail: { word: "Failed", tone: "bad", shape: "cross" },
  warn: { word: "Advice", tone: "attention", shape: "triangle" },
  unverified: { word: "Not verified", tone: "attention", shape: "dashed" },
  inconclusive: { word: "Not proven", tone: "attention", shape: "bar" },
};

export const DECISION_WORDS: Record<PermissionFinding["decision"], string> = {
  "not-granted": "Not granted",
  denied: "Denied by a policy",
  "denied-by-boundary": "Denied by the permissions boundary",
  "denied-by-scp": "Denied by a service control policy, if AWS's simulator is right",
  unverified: "Not verified",
};

export const SIDE_WORDS: Record<Side, string> = {
  customer: "In your AWS account",
  vendor: "On our side",
  aws: "On the side of AWS",
  nobody: "Nothing is wrong",
};
