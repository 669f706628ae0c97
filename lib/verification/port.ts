import type { SimulationGroup } from "@/lib/iam/simulation-groups";
import type { TextSpan } from "@/lib/iam/statement-spans";
import type { AwsEvidence, DecidedAgainst } from "./check-result";
import type { HeldPolicies } from "./held-policies";

/**
 * What a verification needs of AWS, in the domain's words. `lib/aws` implements it over the real SDK.
 * No method throws: every way in which AWS may answer, or not answer, is a value.
 */
export interface AwsPort {
  /** Who our own credentials are. */
  identifyVendor(): Promise<AwsAnswer<CallerIdentity>>;
  /** Assumes the role; `externalId: null` leaves it out. */
  assumeRole(request: AssumeRoleRequest): Promise<AwsAnswer<CustomerSession>>;
  /** Whether the role gives sessions of this length. What AWS issues for the answer may do nothing, and is not kept. */
  tryDuration(request: DurationRequest): Promise<AwsAnswer<"given">>;
  /** Whether AWS knows a role of this ARN, whoever may assume it; null where our side is not set up to ask. */
  seekRole(roleArn: string): Promise<AwsAnswer<RoleExistence> | null>;
  /** Whom AWS takes the holder of the session for; asked in another region than the port's own where one is given. */
  identifySession(session: CustomerSession, region?: string): Promise<AwsAnswer<CallerIdentity>>;
  /** A harmless question to one region, as the holder of the session: whether anything denies it there. */
  askInRegion(session: CustomerSession, region: string): Promise<AwsAnswer<"given">>;
  /** Asks AWS's simulator, as the holder of the session, about one group of actions of its own. */
  simulateActions(request: SimulationRequest): Promise<AwsAnswer<SimulatedAction[]>>;
  /** Reads, as the holder of the session, the policies that bear on it; as many of them as it may read. */
  readPolicies(request: ReadingRequest): Promise<HeldPolicies>;
  /** Asks AWS's simulator, with our own credentials, about policies that could all be read. */
  simulatePolicies(request: PoliciesRequest): Promise<AwsAnswer<SimulatedAction[]>>;
}

export interface ReadingRequest {
  session: CustomerSession;
  principal: Principal;
}

export interface PoliciesRequest {
  held: HeldPolicies;
  group: SimulationGroup;
}

export interface AssumeRoleRequest {
  roleArn: string;
  externalId: string | null;
  sessionName: string;
}

export interface DurationRequest extends AssumeRoleRequest {
  seconds: number;
}

export type RoleExistence = "exists" | "absent";

export interface SimulationRequest {
  session: CustomerSession;
  principalArn: string;
  group: SimulationGroup;
}

export interface CallerIdentity {
  awsAccountId: string;
  arn: string;
}

/** Whom the permissions belong to: the role of the plan, or the user that AWS named for the key. */
export interface Principal {
  kind: "role" | "user";
  name: string;
  arn: string;
}

declare const customerSession: unique symbol;

/** Access that a customer gave: a role's session, or a key. It is only a handle: the credentials stay inside the adapter. */
export interface CustomerSession {
  readonly [customerSession]: true;
}

/** A statement as AWS's simulator names it: by its policy, and by where it stands in the policy's text. */
export interface NamedStatement {
  /** `role_<role>_<policy>`, `user_…` or `group_…` for an inline policy; the bare name for a managed one. */
  policyId: string;
  isBoundary: boolean;
  span: TextSpan | null;
}

export interface SimulatedAction {
  action: string;
  decision: "granted" | DecidedAgainst;
  /** The statements that deny it, where AWS named them. */
  deniedBy?: readonly NamedStatement[];
  /** Condition keys of any of its policies that the question did not give, where it is not granted and AWS names some. */
  missingContext?: readonly string[];
}

/**
 * Why AWS said AccessDenied, as far as its own words tell. `caller-side` is all that limits the caller itself: its
 * identity policies, boundary and session policies, the service control policies of its own organisation, being root.
 */
export type DenialReason = "unstated" | "caller-side" | "trust-policy-deny" | "resource-control-policy";

export type AwsAnswer<T> =
  | { kind: "answered"; value: T; evidence: AwsEvidence }
  /** A 403 AccessDenied in AWS's own error document: the only answer that proves a refusal. */
  | { kind: "denied"; reason: DenialReason; evidence: AwsEvidence }
  /** AWS found the request itself wrong, for example the Role ARN. */
  | { kind: "rejected"; evidence: AwsEvidence }
  | { kind: "throttled"; evidence: AwsEvidence }
  /** The credentials that signed the call are unknown, expired, or sign wrongly. */
  | { kind: "credentials-refused"; evidence: AwsEvidence }
  | { kind: "credentials-missing"; evidence: AwsEvidence }
  /** No usable answer: unreachable, too late, a fault of AWS, or an answer of the wrong shape. */
  | { kind: "unanswered"; evidence: AwsEvidence };

export type AwsFailure = Exclude<AwsAnswer<never>, { kind: "answered" }>;
