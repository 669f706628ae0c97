/** What the doctor asks of AWS about our own side; nothing here touches a customer. */
import "server-only";
import { IAMClient, SimulateCustomPolicyCommand } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { AwsAnswer, CallerIdentity, RoleExistence } from "@/lib/verification/port";
import { askAws } from "./call";
import { GuardedHandler } from "./guarded-handler";
import { readCallerIdentity } from "./read-sts";
import { POLICY_WRITTEN, type RoleQuestion, seekRole } from "./seek-role";

const CALL_DEADLINE_MS = 5_000;

export interface IdentityAnswer {
  answer: AwsAnswer<CallerIdentity>;
  /** How far our clock is ahead of AWS's, by the Date header of the first answer; null where there was none. */
  clockAheadMs: number | null;
}

export interface OwnSide {
  /** Asks the STS endpoint of a region whose our credentials are. */
  identify(region: string): Promise<IdentityAnswer>;
  /** Asks for a role of our own account that does not exist: a denial may name the policy of ours that forbids asking. */
  tryAssumeRole(roleArn: string): Promise<AwsAnswer<true>>;
  trySimulatePolicy(): Promise<AwsAnswer<true>>;
  /** Whether a role exists, asked as a verification asks it. */
  seekRole(question: RoleQuestion): Promise<AwsAnswer<RoleExistence>>;
}

/** Asks with our own credentials, from AWS's default provider chain. */
export function openOwnSide(region: string, deadlineMs = CALL_DEADLINE_MS): OwnSide {
  return {
    identify: (asked) => identify(asked, deadlineMs),
    tryAssumeRole: (roleArn) => {
      const sts = new STSClient({ region, requestHandler: new GuardedHandler() });
      const command = new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: "rolebridge-doctor" });
      return askAws({
        call: "sts:AssumeRole",
        deadlineMs,
        send: (abortSignal) => sts.send(command, { abortSignal }),
        read: ({ Credentials }) => (Credentials === undefined ? null : true),
      });
    },
    trySimulatePolicy: () => {
      const iam = new IAMClient({ region, requestHandler: new GuardedHandler() });
      const command = new SimulateCustomPolicyCommand({
        PolicyInputList: [POLICY],
        ActionNames: ["sts:AssumeRole"],
      });
      return askAws({
        call: "iam:SimulateCustomPolicy",
        deadlineMs,
        send: (abortSignal) => iam.send(command, { abortSignal }),
        read: ({ EvaluationResults }) => (EvaluationResults?.length ? true : null),
      });
    },
    seekRole: (question) => {
      const requestHandler = new GuardedHandler({ success: POLICY_WRITTEN });
      return seekRole(new IAMClient({ region, requestHandler }), question, { deadlineMs });
    },
  };
}

const POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" }],
});

/** The SDK corrects its clock and asks again where ours is far off, so the first answer is the one to measure by. */
async function identify(region: string, deadlineMs: number): Promise<IdentityAnswer> {
  let clockAheadMs: number | null = null;
  const requestHandler = new GuardedHandler({
    onDate: (date) => {
      const stated = Date.parse(date);
      if (clockAheadMs === null && !Number.isNaN(stated)) clockAheadMs = Date.now() - stated;
    },
  });
  const sts = new STSClient({ region, requestHandler });
  const answer = await askAws({
    call: "sts:GetCallerIdentity",
    deadlineMs,
    send: (abortSignal) => sts.send(new GetCallerIdentityCommand({}), { abortSignal }),
    read: readCallerIdentity,
  });
  return { answer, clockAheadMs };
}
