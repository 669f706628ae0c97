import type { AuthorizedConnection } from "@/lib/connections/types";
import { tellsOfAbsence } from "@/lib/iam/trust-doctor/name-found";
import type { ExaminedKeyPaste } from "@/lib/setup/key-doctor-view";
import type { ExaminedPolicyPaste } from "@/lib/setup/permissions-doctor-view";
import type { ExaminedPaste } from "@/lib/setup/trust-doctor-view";
import { formatUtcMoment } from "@/lib/utc-moment";
import { nameCall } from "@/lib/verification/call-words";
import type { AwsEvidence, CheckResult } from "@/lib/verification/check-result";
import { tellDuration } from "@/lib/verification/duration-words";
import { summariseFindings } from "@/lib/verification/summarise-findings";
import { listKeyLines } from "./key-lines";
import { listPolicyLines } from "./policy-lines";
import type { TimelineRefusal } from "./refusals";
import type { TimelineRun } from "./timeline";
import { listTrustLines } from "./trust-lines";

export interface DiagnosticFacts {
  connection: Pick<
    AuthorizedConnection,
    | "id"
    | "customerId"
    | "accessMethod"
    | "permissionSetId"
    | "partition"
    | "awsAccountId"
    | "externalId"
    | "stagedExternalId"
    | "retiringExternalId"
    | "roleArn"
    | "userArn"
    | "region"
    | "currentKey"
    | "candidateKey"
    | "state"
    | "stateSince"
    | "provenAt"
    | "createdAt"
  >;
  /** When everything of its present access was last verified. */
  verifiedInFullAt: Date | null;
  /** When that broke, and where it shows. */
  change: string | null;
  customerName: string;
  productName: string;
  vendorPrincipal: string;
  /** The step of the wizard, or the page, that the customer comes to. */
  customerPage: string;
  runs: readonly TimelineRun[];
  /** What a form refused, the newest first. */
  refusals: readonly TimelineRefusal[];
  /** What the doctor says of the trust policy that the customer pasted last. */
  trust: Pick<ExaminedPaste, "at" | "examination"> | null;
  /** What it says of the list of the user's keys. */
  keys: Pick<ExaminedKeyPaste, "at" | "finding"> | null;
  /** What it says of the policies of the role or user. */
  policies: Pick<ExaminedPolicyPaste, "at" | "findings"> | null;
  now: Date;
}

const RUNS_TOLD = 3;
const REFUSALS_TOLD = 3;

/**
 * All that another person needs to take the case over, as plain text for a ticket. Every value is an identifier, a
 * code or a time; no secret is ever among the facts that it is written from.
 */
export function writeDiagnosticText(facts: DiagnosticFacts): string {
  const { runs, now } = facts;
  const told = runs.slice(0, RUNS_TOLD).flatMap((run) => ["", ...describeRun(run)]);
  const lines = [
    `Rolebridge diagnostic of ${formatUtcMoment(now)}. It holds no secret.`,
    "",
    ...describeConnection(facts),
    ...describeRefusals(facts),
    ...describeAnswers(facts),
  ];
  return [...lines, ...(runs.length === 0 ? ["", "Never verified."] : told), ""].join("\n");
}

function describeConnection(facts: DiagnosticFacts): string[] {
  const { connection, verifiedInFullAt, change, customerName, productName, vendorPrincipal, customerPage } =
    facts;
  const { accessMethod, currentKey, candidateKey } = connection;
  const access: [string, string | null | undefined][] =
    accessMethod === "iam-role"
      ? [
          ["Role ARN", connection.roleArn ?? "not entered"],
          ["External ID", connection.externalId],
          ["External ID, new", connection.stagedExternalId],
          ["External ID, on its way out", connection.retiringExternalId],
          ["We ask as", vendorPrincipal],
        ]
      : [
          ["Access Key ID", currentKey?.accessKeyId ?? "none in use"],
          ["Access Key ID, new", candidateKey?.accessKeyId],
          ["IAM user", connection.userArn],
          ["Region", connection.region],
        ];
  return toLines([
    ["Customer", `${customerName} (${connection.customerId})`],
    ["Product", `${productName}, permission set ${connection.permissionSetId}`],
    ["Connection", connection.id],
    ["AWS account", `${connection.awsAccountId} (${connection.partition})`],
    ["Access method", accessMethod],
    ...access,
    ["State", `${connection.state} since ${formatUtcMoment(connection.stateSince)}`],
    ["Last proven", connection.provenAt ? formatUtcMoment(connection.provenAt) : "never"],
    [
      "Last verified in full",
      verifiedInFullAt ? formatUtcMoment(verifiedInFullAt) : "never, with this access",
    ],
    ["What changed", change],
    ["Created", formatUtcMoment(connection.createdAt)],
    ["Customer sees", customerPage],
  ]);
}

function describeRefusals({ refusals }: DiagnosticFacts): string[] {
  const told = refusals
    .slice(0, REFUSALS_TOLD)
    .map(({ at, what, who }) => `${formatUtcMoment(at)}: ${what} Entered by ${who}`);
  return told.length === 0 ? [] : ["", ...told];
}

function describeAnswers({ trust, keys, policies }: DiagnosticFacts): string[] {
  const tell = (what: string, at: Date, lines: string[]) => [
    "",
    `${what}, by what the customer pasted on ${formatUtcMoment(at)}:`,
    ...lines,
  ];
  return [
    ...(trust ? tell(nameTrust(trust), trust.at, listTrustLines(trust.examination)) : []),
    ...(keys ? tell("List of the user's access keys", keys.at, listKeyLines(keys.finding)) : []),
    ...(policies ? tell("Its policies", policies.at, policies.findings.flatMap(listPolicyLines)) : []),
  ];
}

function nameTrust({ examination }: NonNullable<DiagnosticFacts["trust"]>): string {
  return tellsOfAbsence(examination) ? "The role" : "Trust policy";
}

function describeRun(run: TimelineRun): string[] {
  const { id, startedAt, finishedAt, requestedBy, stateBefore, outcome, results } = run;
  const end = finishedAt ? `ended ${formatUtcMoment(finishedAt)}, ${stateBefore} -> ${outcome}` : "under way";
  return [
    `Verification ${id}: started ${formatUtcMoment(startedAt)} by ${requestedBy}, ${end}`,
    ...results.flatMap(describeCheck),
  ];
}

function describeCheck({ check, verdict, code, evidence, findings }: CheckResult): string[] {
  const told = verdict === "pass" ? [] : summariseFindings(findings);
  const answers = (verdict === "pass" ? evidence.slice(0, 1) : evidence).map(describeAnswer);
  return [`  ${check}: ${verdict}, ${code}`, ...[...told, ...answers].map((line) => `    ${line}`)];
}

function describeAnswer({
  call,
  region,
  httpStatus,
  code,
  message,
  requestId,
  ...took
}: AwsEvidence): string {
  const status = [httpStatus, code].filter((part) => part !== null).join(" ") || "no answer";
  const said = message ? ` "${message}"` : "";
  return `${nameCall({ call, region })}: ${status}${said}, request id ${requestId ?? "none"}, ${tellDuration(took)}`;
}

function toLines(facts: [string, string | null | undefined][]): string[] {
  return facts.flatMap(([term, value]) => (value ? [`${term}: ${value}`] : []));
}
