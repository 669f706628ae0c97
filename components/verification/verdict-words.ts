import type { GlyphShape } from "@/components/ui/glyph";
import type { StateTone } from "@/lib/onboarding/connection-state";
import type { EvidenceGrade, PermissionFinding, Side } from "@/lib/verification/check-result";
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

/** What the verdict on the permissions rests on; the first part stands in the line of the check. */
export const GRADE_WORDS: Record<EvidenceGrade, { call: string; note: string }> = {
  "simulated-by-principal": {
    call: "iam:SimulatePrincipalPolicy, asked with the access you gave",
    note: "AWS judged this access itself",
  },
  "simulated-from-policies": {
    call: "iam:SimulateCustomPolicy, asked by us about the policies that we could read",
    note: "Worked out from its policies: what your organisation or a session denies does not show this way",
  },
  "refused-calls": {
    call: "Calls that the product makes, too, with the access you gave",
    note: "AWS refused these calls themselves; of all other permissions nothing is proven",
  },
  unverified: {
    call: "iam:SimulatePrincipalPolicy, asked with the access you gave",
    note: "Nothing is proven of the permissions",
  },
};
