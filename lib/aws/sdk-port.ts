/** The port of a verification over the AWS SDK: the only importer of `@aws-sdk/*`. */
import "server-only";
import { IAMClient } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { Secret } from "@/lib/crypto/secret";
import type { AwsPort, CustomerSession } from "@/lib/verification/port";
import { answerAboutPolicies } from "./answer-about-policies";
import { askAws } from "./call";
import { GuardedHandler } from "./guarded-handler";
import { type CustomerCredentials, readCallerIdentity, readCredentials } from "./read-sts";

/** The shortest session AWS gives: a verification needs seconds. */
const SESSION_SECONDS = 900;
/** Longer than AWS ever takes, short enough to wait for. */
const CALL_DEADLINE_MS = 15_000;

/** AWS's most: one page then holds a whole group, unless AWS cuts it shorter. */
const PAGE_SIZE = 1_000;

interface PortSettings {
  /** The region whose STS endpoint is asked, for example "eu-central-1"; it decides the partition too. */
  region: string;
  /** How long one call may take, in milliseconds. */
  deadlineMs?: number;
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
  const { region, deadlineMs = CALL_DEADLINE_MS, pageSize = PAGE_SIZE } = settings;
  const handler = new GuardedHandler();
  const shared = { region, requestHandler: handler };
  const vendorSts = new STSClient(shared);
  const sessions = new WeakMap<CustomerSession, CustomerCredentials>();
  const hold = (credentials: CustomerCredentials): CustomerSession => {
    const session = Object.freeze({}) as CustomerSession;
    sessions.set(session, credentials);
    return session;
  };
  const settingsOf = (session: CustomerSession) => {
    const credentials = sessions.get(session);
    if (!credentials) throw new Error("The session was not opened by this port");
    return { ...shared, credentials };
  };
  return {
    identifyVendor: () =>
      askAws({
        call: "sts:GetCallerIdentity",
        deadlineMs,
        send: (abortSignal) => vendorSts.send(new GetCallerIdentityCommand({}), { abortSignal }),
        read: readCallerIdentity,
      }),
    assumeRole: ({ roleArn, externalId, sessionName }) => {
      const command = new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: sessionName,
        DurationSeconds: SESSION_SECONDS,
        ...(externalId === null ? {} : { ExternalId: externalId }),
      });
      return askAws({
        call: "sts:AssumeRole",
        deadlineMs,
        send: (abortSignal) => vendorSts.send(command, { abortSignal }),
        read: (output) => {
          const credentials = readCredentials(output);
          return credentials && hold(credentials);
        },
      });
    },
    identifySession: (session, otherRegion) => {
      const sts = new STSClient({ ...settingsOf(session), region: otherRegion ?? region });
      return askAws({
        call: "sts:GetCallerIdentity",
        deadlineMs,
        send: (abortSignal) => sts.send(new GetCallerIdentityCommand({}), { abortSignal }),
        read: readCallerIdentity,
      });
    },
    ...answerAboutPolicies({
      iamOf: (session, options) => new IAMClient({ ...settingsOf(session), ...options }),
      vendorIam: (options) => new IAMClient({ ...shared, ...options }),
      deadlineMs,
      pageSize,
    }),
    holdAccessKey: (accessKeyId, secretAccessKey) =>
      hold({ accessKeyId, secretAccessKey: secretAccessKey.reveal() }),
    close: () => handler.destroy(),
  };
}
