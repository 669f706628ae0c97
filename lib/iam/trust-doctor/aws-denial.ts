import { formatRoleArn } from "../role-arn";
import type { TrustExpectation } from "./examination";
import { forDisplay } from "./make-finding";
import { accountOf, ourAccount } from "./our-identity";

/** One thing that a denial's own values tell. */
export interface DenialPoint {
  code:
    | "caller-not-us"
    | "other-role"
    | "other-account"
    | "other-partition"
    | "caller-may-not-assume"
    | "trust-policy-denies"
    | "organisation-denies"
    | "limits-deny"
    | "root-may-not-assume"
    | "no-reason-given";
  message: string;
}

interface DenialReading {
  side: "customer" | "vendor";
  message: string;
  points: DenialPoint[];
}

const DENIAL =
  /User:\s*(arn:[^\s"<>]{1,400})\s+is not authorized to perform:?\s*sts:AssumeRole(?:\s+on resource:?\s*(arn:[^\s"<>]{1,2048}))?/i;

/** Reads AWS's refusal of AssumeRole; null for another text (IAM User Guide, "Troubleshoot access denied error messages"). */
export function readDenial(text: string, expected: TrustExpectation): DenialReading | null {
  if (/Roles may not be assumed by root accounts/i.test(text)) return rootDenial();
  const found = DENIAL.exec(text);
  if (found === null) return null;
  const callerArn = withoutMarks(found[1] ?? "");
  const roleArn = withoutMarks(found[2] ?? "");
  const isOurs = accountOf(callerArn) === ourAccount(expected);
  const reason = reasonPoint(text, isOurs);
  const points = [...callerPoints(callerArn, isOurs), ...rolePoints(roleArn, expected), reason];
  const [first = reason] = points;
  const side = isOurs && reason.code === "caller-may-not-assume" ? "vendor" : "customer";
  return { side, message: first.message, points };
}

function rootDenial(): DenialReading {
  const message =
    "AWS lets nobody assume a role as the root user of an account. Sign in as a user or role to try it by hand.";
  return { side: "customer", message, points: [{ code: "root-may-not-assume", message }] };
}

function withoutMarks(arn: string): string {
  return arn.replace(/[.,;:'")\]]+$/, "");
}

function callerPoints(callerArn: string, isOurs: boolean): DenialPoint[] {
  if (isOurs) return [];
  const message = `The call was made by ${forDisplay(callerArn)}, which is not us. The trust policy lets only us in, so a refusal of anybody else is as it should be.`;
  return [{ code: "caller-not-us", message }];
}

function rolePoints(roleArn: string, expected: TrustExpectation): DenialPoint[] {
  const [, partition = "", , , awsAccountId = "", resource = ""] = roleArn.split(":");
  if (roleArn === "") return [];
  const shown = forDisplay(roleArn);
  if (partition !== expected.partition) {
    const message = `The role asked for, ${shown}, is in the AWS partition ${forDisplay(partition)}; this connection is in ${expected.partition}.`;
    return [{ code: "other-partition", message }];
  }
  if (awsAccountId !== expected.awsAccountId) {
    const message = `The role asked for, ${shown}, is not in account ${expected.awsAccountId}.`;
    return [{ code: "other-account", message }];
  }
  const name = resource.split("/").at(-1);
  if (name === expected.roleName) return [];
  const wanted = formatRoleArn({
    partition: expected.partition,
    awsAccountId: expected.awsAccountId as Parameters<typeof formatRoleArn>[0]["awsAccountId"],
    roleName: expected.roleName,
  });
  return [
    {
      code: "other-role",
      message: `The role asked for is ${shown}; the one of this connection is ${wanted}.`,
    },
  ];
}

function reasonPoint(text: string, isOurs: boolean): DenialPoint {
  if (/explicit deny in a resource-based policy/i.test(text)) {
    return point(
      "trust-policy-denies",
      "A statement with the effect Deny in the role's trust policy applies to the caller. Paste the trust policy and we say which.",
    );
  }
  if (/(?:service|resource) control policy/i.test(text)) {
    return point(
      "organisation-denies",
      "A policy of an AWS organisation denies sts:AssumeRole here. Ask whoever looks after the organisation.",
    );
  }
  if (/permissions boundary|session policy/i.test(text)) {
    return point(
      "limits-deny",
      "A permissions boundary or session policy of the caller does not allow sts:AssumeRole.",
    );
  }
  if (/identity-based policy/i.test(text)) {
    const whose = isOurs ? "That is on our side; there is nothing to change in your account." : "";
    return point(
      "caller-may-not-assume",
      `The caller's own permissions do not allow sts:AssumeRole. ${whose}`.trim(),
    );
  }
  return point(
    "no-reason-given",
    "AWS gives no reason. The trust policy names another principal or External ID, the role is not there, or it was made or changed moments ago. Paste the role's trust policy and we say which.",
  );
}

function point(code: DenialPoint["code"], message: string): DenialPoint {
  return { code, message };
}
