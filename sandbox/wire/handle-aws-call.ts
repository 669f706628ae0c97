import { setTimeout as delay } from "node:timers/promises";
import { findOperation } from "../operations";
import { isoSeconds } from "../world/clock";
import { newRequestId } from "../world/identifiers";
import { copyBeforeChange, spreadChange } from "../world/propagation";
import type { AnswerObject } from "./answer-value";
import { type Authenticated, authenticate, invalidToken } from "./authenticate";
import { AwsError } from "./aws-error";
import type { Call } from "./call";
import { isJsonCall, jsonProtocol } from "./json-protocol";
import type { Operation } from "./operation";
import type { Protocol } from "./protocol";
import { queryProtocol } from "./query-protocol";
import type { MemberNode } from "./query-values";
import { flattenMembers } from "./request-log";
import type { SandboxState } from "./sandbox-state";
import type { ServiceName } from "./service";
import type { SignedRequest } from "./signature";

export interface HttpCall extends Omit<SignedRequest, "timestamp"> {
  sourceIp: string;
  /** Ends a latency early when the client goes away or the sandbox stops. */
  signal: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  contentType: string;
  body: string;
  requestId: string;
}

/** What is known of a call so far, for the log and for the form of an error. */
interface Progress {
  protocol: Protocol;
  service: ServiceName;
  action: string;
  members: MemberNode;
  signer: Authenticated | null;
  /** What becomes of the answer, be it a success or an error. */
  fault: "hang" | "broken-xml" | null;
}

/** Answers one call of any service; null means that the call hangs. */
export async function handleAwsCall(state: SandboxState, http: HttpCall): Promise<HttpAnswer | null> {
  const requestId = newRequestId();
  const protocol = isJsonCall(http) ? jsonProtocol : queryProtocol;
  const { contentType } = protocol;
  const members = { children: new Map() };
  const progress: Progress = { protocol, service: "sts", action: "", members, signer: null, fault: null };
  try {
    const result = await perform(state, http, progress);
    if (progress.fault === "hang") {
      log(state, progress, { code: "Hang", status: 0, requestId });
      return null;
    }
    const { service, action: operation } = progress;
    const body = protocol.renderSuccess({ service, operation, result, requestId });
    log(state, progress, { code: progress.fault === null ? "OK" : "BrokenXml", status: 200, requestId });
    return { status: 200, contentType, body: cutShort(body, progress), requestId };
  } catch (error) {
    const { code, status, body } = protocol.renderError(progress.service, toAwsError(error), requestId);
    log(state, progress, { code: progress.fault === null ? code : "BrokenXml", status, requestId });
    return { status, contentType, body: cutShort(body, progress), requestId };
  }
}

function cutShort(body: string, { fault }: Progress): string {
  return fault === "broken-xml" ? body.slice(0, body.length / 2) : body;
}

async function perform(
  state: SandboxState,
  http: HttpCall,
  progress: Progress,
): Promise<AnswerObject | undefined> {
  const operation = readOperation(http, progress);
  const { world, clock } = state;
  const now = clock.now();
  const signingNow = clock.signingNow();
  const signer = authenticate({ request: http, service: operation.service, world, now, signingNow });
  progress.signer = signer;
  const { account } = signer.caller;
  if (account.scenario.latencyMs > 0)
    await delay(account.scenario.latencyMs, undefined, { signal: http.signal }).catch(() => undefined);
  const parameters = flattenMembers(progress.members);
  const aimed = { action: operation.name, region: signer.region, parameters };
  const fault = state.faults.strike(account, aimed, now);
  if (fault === "throttle") throw new AwsError("Throttling", "Rate exceeded");
  if (fault === "internal-failure") throw internalFailure();
  progress.fault = fault;
  if (fault === "hang") return undefined;
  requireStsActivated(signer, operation);
  requireIamUsable(signer, operation);
  if (signer.key.longTermKey !== undefined) {
    signer.key.longTermKey.lastUsed = {
      at: isoSeconds(now),
      region: signer.region,
      service: operation.service,
    };
  }
  const call: Call = {
    world,
    caller: signer.caller,
    members: progress.members,
    region: signer.region,
    now,
    sourceIp: http.sourceIp,
    userAgent: http.headers["user-agent"] ?? "",
  };
  return performAndSave(state, operation, call);
}

async function performAndSave(
  state: SandboxState,
  operation: Operation,
  call: Call,
): Promise<AnswerObject | undefined> {
  const { account } = call.caller;
  const before = operation.writes ? copyBeforeChange(account) : null;
  const result = await operation.perform(call);
  spreadChange(account, before, call.now);
  state.save();
  return result;
}

function readOperation(http: HttpCall, progress: Progress): Operation {
  const { service, action, version } = progress.protocol.readName(http);
  progress.action = action;
  progress.service = service;
  progress.members = progress.protocol.readMembers(http);
  if (action === "") throw new AwsError("MissingAction", "The request must contain the parameter Action");
  const operation = findOperation(action, version);
  if (operation?.service !== service) {
    throw new AwsError(
      "InvalidAction",
      `Could not find operation ${action} for version ${version || "NO_VERSION_SPECIFIED"}`,
    );
  }
  return operation;
}

/** GetCallerIdentity answers even where STS is off, and it is the caller's account that counts. */
function requireStsActivated({ caller, region }: Authenticated, operation: Operation): void {
  const off = caller.account.scenario.stsDisabledRegions.includes(region);
  if (!off || operation.service !== "sts" || operation.name === "GetCallerIdentity") return;
  throw new AwsError(
    "RegionDisabledException",
    `STS is not activated in this region for account:${caller.accountId}. Your account administrator can activate STS in this region using the IAM Console.`,
  );
}

/** Without MFA, the credentials of GetSessionToken and GetFederationToken cannot call IAM (IAM User Guide). */
function requireIamUsable({ caller }: Authenticated, { service }: Operation): void {
  const { session } = caller;
  if (service === "iam" && session !== undefined && session.kind !== "assumed-role") throw invalidToken();
}

function internalFailure(): AwsError {
  return new AwsError(
    "InternalFailure",
    "The request processing has failed because of an unknown error, exception or failure.",
  );
}

function toAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`sandbox: internal fault: ${text}\n`);
  return internalFailure();
}

function log(
  state: SandboxState,
  { service, action, members, signer }: Progress,
  outcome: { code: string; status: number; requestId: string },
): void {
  const { Action: _action, Version: _version, ...parameters } = flattenMembers(members);
  state.log.add({
    time: new Date(state.clock.now()).toISOString(),
    service,
    action,
    callerArn: signer?.caller.arn ?? null,
    accountId: signer?.caller.accountId ?? null,
    region: signer?.region ?? null,
    parameters,
    ...outcome,
  });
}
