import { expect, test } from "vitest";
import type { PermissionFinding } from "./check-result";
import { summariseFindings } from "./summarise-findings";

function finding(action: string, more: Partial<PermissionFinding> = {}): PermissionFinding {
  return { action, resource: "*", capabilityId: "eks", decision: "not-granted", ...more };
}

test("tells each action once under its reason, the statement that denies among them, and counts what is too much", () => {
  const deniedBy = [{ policyName: "Guard", policyType: "inline", holder: "role Connect", line: 4 } as const];
  const many = Array.from({ length: 14 }, (_, index) => finding(`eks:Action${index}`));
  const lines = summariseFindings([
    ...many,
    finding("eks:Action0", { resource: "arn:aws:eks:x" }),
    finding("eks:ListClusters", { decision: "denied", deniedBy }),
    finding("ec2:RunInstances", { decision: "denied-by-scp" }),
    finding("ec2:StopInstances", { missingContext: ["aws:SourceIp", "aws:UserAgent"] }),
  ]);
  expect(lines).toEqual([
    `not-granted: ${Array.from({ length: 12 }, (_, index) => `eks:Action${index}`).join(", ")}, and 2 more`,
    expect.stringMatching(/^denied by .*Guard of role Connect.*: eks:ListClusters$/),
    "denied-by-scp: ec2:RunInstances",
    "not-granted (AWS's simulator was not given aws:SourceIp, aws:UserAgent): ec2:StopInstances",
  ]);
});
