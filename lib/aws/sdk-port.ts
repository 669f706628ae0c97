/** The port of a verification over the AWS SDK: the only importer of `@aws-sdk/*`. */
import "server-only";
import { IAMClient } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { Secret } from "@/lib/crypto/secret";
import type { AwsPort, CustomerSession } from "@/lib/verification/port";
import { answerAboutPolicies } from "./answer-about-policies";
import { askInRegion } from "./ask-in-region";
import { askForRole, NOTHING_ALLOWED, SESSION_SECONDS } from "./assume-role";
import { askAws } from "./call";
import { GuardedHandler } from "./guarded-handler";
import { type CustomerCredentials, readCallerIdentity, readCredentials } from "./read-sts";
import { POLICY_WRITTEN, seekRole } from "./seek-role";

/** Longer than AWS ever takes, short enough to wait for. */
const CALL_DEADLINE_MS = 15_000;

/** AWS's most: one page then holds a whole group, unless AWS cuts it shorter. */
const PAGE_SIZE = 1_000;

interface PortSettings {
  /** The region whose STS endpoint is asked, for example "eu-central-1"; it decides the partition too. */
  region: string;
  /** How long one call may take, in milliseconds. */
  deadlineMs?: number;
  /** Aborted at the end of the run, in which all calls that are under way end, and no other begins. */
  runEnd?: AbortSignal;
  /** A role of our own account by which AWS is asked whether others exist; without it that is not asked. */
  probeRoleName?: string | undefined;
  /** How many results a page of the simulator has, at most 1,000. */
  pageSize?: number;
}

export interface OpenedPort extends AwsPort {
  /** A handle to a customer's own access key. */
  holdAccessKey(accessKeyId: string, secretAccessKey: Secret): CustomerSession;
  close(): void;
}

/**
 * Opens a port for one run. Our own credentials come from AWS's default provider chain; a customer's session is
 * always passed explicitly. Clients are made anew for each run and shared with no other.
 */
export function openAwsPort(settings: PortSettings): OpenedPort {
  const { region, deadlineMs = CALL_DEADLINE_MS, runEnd, pageSize = PAGE_SIZE, probeRoleName } = settings;
  const limits = { deadlineMs, runEnd };
  const handler = new GuardedHandler();
  const shared = { region, requestHandler: handler };
  const vendorSts = new STSClient(shared);
  const sessions = new WeakMap<CustomerSession, CustomerCredentials>();
  const hold = (credentials: CustomerCredentials): CustomerSession => {
    const session = Object.freeze({}) as CustomerSession;
    sessions.set(session, credentials);
    return session;
  };
  const withClock = <Options>(options: Options) => ({
    ...shared,
    systemClockOffset: handler.clockOffsetMs,
    ...options,
  });
  const settingsOf = (session: CustomerSession) => {
    const credentials = sessions.get(session);
    if (!credentials) throw new Error("The session was not opened by this port");
    return withClock({ credentials });
  };
  return {
    identifyVendor: () =>
      askAws({
        call: "sts:GetCallerIdentity",
        ...limits,
        send: (abortSignal) => vendorSts.send(new GetCallerIdentityCommand({}), { abortSignal }),
        read: readCallerIdentity,
      }),
    assumeRole: (request) =>
      askForRole(vendorSts, request, {
        seconds: SESSION_SECONDS,
        limits,
        read: (output) => {
          const credentials = readCredentials(output);
          return credentials && hold(credentials);
        },
      }),
    tryDuration: ({ seconds, ...request }) =>
      askForRole(vendorSts, request, {
        seconds,
        sessionPolicy: NOTHING_ALLOWED,
        limits,
        read: (output) => readCredentials(output) && "given",
      }),
    seekRole: async (roleArn) => {
      if (probeRoleName === undefined) return null;
      const requestHandler = new GuardedHandler({ success: POLICY_WRITTEN });
      const iam = new IAMClient(withClock({ requestHandler, maxAttempts: 1 }));
      return seekRole(iam, { roleArn, probeRoleName }, limits);
    },
    identifySession: (session, otherRegion) => {
      const sts = new STSClient({ ...settingsOf(session), region: otherRegion ?? region });
      return askAws({
        call: "sts:GetCallerIdentity",
        ...limits,
        send: (abortSignal) => sts.send(new GetCallerIdentityCommand({}), { abortSignal }),
        read: readCallerIdentity,
      });
    },
    askInRegion: (session, asked) => askInRegion(settingsOf(session), asked, limits),
    ...answerAboutPolicies({
      iamOf: (session, options) => new IAMClient({ ...settingsOf(session), ...options }),
      vendorIam: (options) => new IAMClient(withClock(options)),
      limits,
      pageSize,
    }),
    holdAccessKey: (accessKeyId, secretAccessKey) =>
      hold({ accessKeyId, secretAccessKey: secretAccessKey.reveal() }),
    close: () => handler.destroy(),
  };
}
