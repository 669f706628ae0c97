import { Fragment, type ReactNode } from "react";
import type { PolicyMark } from "@/components/policy-json/policy-line";
import { measurePolicy } from "@/lib/iam/policy-size";
import type { CheckResult, Remedy } from "@/lib/verification/check-result";
import {
  CHECKS_BY_METHOD,
  type CheckedMethod,
  type CheckName,
  type Verdict,
} from "@/lib/verification/checks";
import { Details } from "../ui/details";
import { RemedyPanel } from "./remedy-panel";

const URGENCY: Record<Verdict, number> = { fail: 0, inconclusive: 1, unverified: 2, warn: 3, pass: 4 };

const ORDER: readonly CheckName[] = [...CHECKS_BY_METHOD["iam-role"], ...CHECKS_BY_METHOD["access-key"]];

type WithRemedy = CheckResult & { remedy: Remedy };

const INLINE = { "iam-role": "role-inline", "access-key": "user-inline" } as const;

export interface Doctor {
  hasFindings: boolean;
  /** Whether it looks into what that check found. */
  examines: (result: CheckResult) => boolean;
  /** What the general remedy is called, once there are findings. */
  generalAdvice: string;
  node: ReactNode;
}

interface RemediesProps {
  method: CheckedMethod;
  results: readonly CheckResult[];
  marks: PolicyMark[];
  /** Examines what AWS tells the customer alone: below the first remedy that asks for it, above it once there are findings. */
  doctor?: Doctor | null;
}

/** What to do, the gravest first; a check that merely waits for another one has nothing to add. */
export function Remedies({ method, results, marks, doctor }: RemediesProps) {
  const open = results
    .filter((result): result is WithRemedy => result.remedy !== null && result.remedy.side !== "nobody")
    .sort(byUrgency);
  if (open.length === 0) return null;
  const shown = withoutRepeatedSteps(withoutRepeats(open));
  const examined = doctor && shown.find(doctor.examines);
  return (
    <section aria-label="What to do" className="my-12 space-y-12">
      {shown.map((result) => (
        <Fragment key={result.check}>
          {result === examined && doctor ? (
            <WithDoctor {...doctor} dropsOthers={result.remedy.document?.kind === "trust-policy"}>
              {panelOf(result, marks, method)}
            </WithDoctor>
          ) : (
            panelOf(result, marks, method)
          )}
        </Fragment>
      ))}
    </section>
  );
}

function panelOf({ check, verdict, remedy }: WithRemedy, marks: PolicyMark[], method: CheckedMethod) {
  const policy = describePolicy(remedy, marks, method);
  return <RemedyPanel name={check} remedy={remedy} isAdvice={verdict === "warn"} policy={policy} />;
}

interface WithDoctorProps extends Doctor {
  /** Whether the general advice gives a trust policy with our statement alone. */
  dropsOthers: boolean;
  children: ReactNode;
}

/**
 * What was found goes before the general advice, which in a trust policy would drop the customer's other statements, and
 * of permissions adds a policy to those that are there.
 */
function WithDoctor({ hasFindings, generalAdvice, node, dropsOthers, children }: WithDoctorProps) {
  if (!hasFindings) {
    return (
      <>
        {children}
        {node}
      </>
    );
  }
  return (
    <>
      {node}
      <Details summary={generalAdvice}>
        {dropsOthers && (
          <p className="max-w-prose">
            The trust policy below holds our statement alone. Whatever else yours allows or denies is gone
            once it takes its place.
          </p>
        )}
        {children}
      </Details>
    </>
  );
}

function byUrgency(a: CheckResult, b: CheckResult): number {
  return URGENCY[a.verdict] - URGENCY[b.verdict] || ORDER.indexOf(a.check) - ORDER.indexOf(b.check);
}

/**
 * Two checks can fail for one reason: the document to paste is then shown once. A fault of our own side is one, and
 * explains what AWS did not answer us.
 */
function withoutRepeats(results: WithRemedy[]): WithRemedy[] {
  const ours = results.find(({ verdict, remedy }) => verdict === "inconclusive" && remedy.side === "vendor");
  const seen = new Set<string>();
  return results.filter((result) => {
    const { remedy } = result;
    if (ours && remedy.side !== "customer") return result === ours;
    const key = remedy.document ? JSON.stringify(remedy.document.json) : remedy.title;
    return !seen.has(key) && seen.add(key);
  });
}

/** Where several end with the same thing to do, it stands below the last of them. */
function withoutRepeatedSteps(results: WithRemedy[]): WithRemedy[] {
  const isRepeated = ({ steps }: Remedy, others: WithRemedy[]) =>
    others.some(({ remedy }) => JSON.stringify(remedy.steps) === JSON.stringify(steps));
  return results.map((result, index) =>
    isRepeated(result.remedy, results.slice(index + 1))
      ? { ...result, remedy: { ...result.remedy, steps: [] } }
      : result,
  );
}

/** An addition is an inline policy where one has the room, and a managed one elsewhere. */
function describePolicy({ document }: Remedy, marks: PolicyMark[], method: CheckedMethod) {
  if (document === null) return {};
  if (document.kind === "trust-policy") return { size: measurePolicy(document.json, "trust"), marks };
  const inline = measurePolicy(document.json, INLINE[method]);
  return { size: inline.fits ? inline : measurePolicy(document.json, "managed"), marks };
}
