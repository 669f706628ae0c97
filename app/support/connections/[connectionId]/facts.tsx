import { At } from "@/components/support/when";
import type { Definition } from "@/components/ui/definition-list";
import { Identifier } from "@/components/ui/identifier";
import type { AuthorizedConnection, VerificationRecord } from "@/lib/connections/types";
import { STATE_WORDS } from "@/lib/onboarding/connection-state";
import { paths } from "@/lib/paths";
import type { SetupView } from "@/lib/setup/setup-view";
import type { TimelineRefusal } from "@/lib/support/refusals";
import { FINDING_WORDS } from "@/lib/verification/finding-words";
import type { FindingCode } from "@/lib/verification/verdict-codes";
import { listAnswerFacts } from "./answer-facts";

interface SupportFacts {
  customerName: string;
  finding: FindingCode | null;
  /** What whoever sets it up was refused last, where they have not gone on since. */
  refusal: TimelineRefusal | null;
  view: SetupView;
  run: VerificationRecord | null;
  /** When it broke and where that shows; null where nothing is known of it. */
  change: string | null;
}

/** Everything that a ticket may name, so that it can be compared. */
export function listFacts(
  connection: AuthorizedConnection,
  { customerName, finding, refusal, view, run, change }: SupportFacts,
): Definition[] {
  const { id, state, stateSince, provenAt, createdAt, permissionSetId } = connection;
  const isInOrder = state === "connected" && finding === null;
  const answer = listAnswerFacts(view, run);
  const isExplained = hasAnswer(view);
  const customer = (
    <a href={paths.support({ q: customerName })} className="text-link">
      {customerName}
    </a>
  );
  return [
    { term: "Customer", description: customer },
    {
      term: "State",
      description: (
        <>
          {STATE_WORDS[state].title} since <At date={stateSince} />.{" "}
          {isInOrder ? "The last verification found everything in order." : STATE_WORDS[state].meaning}
        </>
      ),
    },
    // Read from what the customer pasted, a cause goes before AWS's general words.
    ...(isExplained ? answer : []),
    ...(finding ? describeFinding(finding, run, isExplained) : []),
    ...(change ? [{ term: "What changed", description: change }] : []),
    ...(isExplained ? [] : answer),
    ...(refusal ? [{ term: "Last refusal", description: describeRefusal(refusal) }] : []),
    ...(connection.accessMethod === "iam-role" ? listRoleFacts(connection) : listKeyFacts(connection)),
    { term: "Permission set", description: <Identifier value={permissionSetId} /> },
    { term: "Last proven", description: provenAt ? <At date={provenAt} /> : "Never" },
    { term: "Last verified in full", description: describeFull(view) },
    { term: "Created", description: <At date={createdAt} /> },
    { term: "Connection", description: <Identifier value={id} /> },
  ];
}

/** Of the role or key that it has now: "worked until when" is the first question of a ticket. */
function describeFull({ verifiedInFullAt }: SetupView) {
  if (verifiedInFullAt === null) return "Never, with the access that it has now";
  return <At date={verifiedInFullAt} />;
}

function describeRefusal({ what, at }: TimelineRefusal) {
  return (
    <>
      <span className="font-medium">{what}</span> <At date={at} />
    </>
  );
}

/** What the customer pasted says more than the guesses before it. */
function hasAnswer(view: SetupView): boolean {
  const doctor = view.accessMethod === "iam-role" ? view.trustDoctor : view.keyDoctor;
  return (doctor?.paste ?? view.permissionsDoctor?.paste ?? null) !== null;
}

/** What is wrong, how the customer is told of it, and AWS's own words: who is in a hurry reads no further. */
function describeFinding(
  code: FindingCode,
  run: VerificationRecord | null,
  isExplained: boolean,
): Definition[] {
  const result = run?.results.find((one) => one.code === code);
  // What a simulator worked out rests on no refusal: the one that stands beside it only says who could not be asked.
  const decisive = result?.evidenceGrade === "simulated-from-policies" ? [] : (result?.evidence ?? []);
  const said = decisive.find(({ message }) => message !== null)?.message;
  return [
    {
      term: "Gravest finding",
      description: (
        <>
          <span className="font-medium">{FINDING_WORDS[code]}</span> <Identifier value={code} />
        </>
      ),
    },
    ...(result?.remedy && !isExplained
      ? [{ term: "What the customer is told", description: result.remedy.why }]
      : []),
    ...(said ? [{ term: "AWS's words", description: <Identifier value={said} /> }] : []),
  ];
}

function listRoleFacts(connection: AuthorizedConnection): Definition[] {
  const { roleArn, externalId, stagedExternalId, retiringExternalId, formerExternalIds } = connection;
  const former = formerExternalIds.filter((value) => value !== externalId);
  return [
    { term: "Role ARN", description: identifier(roleArn) },
    { term: "External ID", description: <Identifier value={externalId} /> },
    ...(stagedExternalId ? [{ term: "External ID, new", description: identifier(stagedExternalId) }] : []),
    ...(retiringExternalId
      ? [{ term: "External ID, on its way out", description: identifier(retiringExternalId) }]
      : []),
    ...(former.length > 0
      ? [
          {
            term: "Former External IDs",
            description: former.map((value) => <p key={value}>{identifier(value)}</p>),
          },
        ]
      : []),
  ];
}

function listKeyFacts({ currentKey, candidateKey, userArn, region }: AuthorizedConnection): Definition[] {
  return [
    { term: "Access key in use", description: currentKey ? identifier(currentKey.accessKeyId) : "None" },
    ...(candidateKey ? [{ term: "New access key", description: identifier(candidateKey.accessKeyId) }] : []),
    { term: "IAM user", description: userArn ? identifier(userArn) : "Not known yet" },
    ...(region ? [{ term: "Default region", description: identifier(region) }] : []),
  ];
}

function identifier(value: string | null) {
  return value ? <Identifier value={value} /> : "Not entered yet";
}
