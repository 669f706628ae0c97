import type { Definition } from "@/components/ui/definition-list";
import { headlineOf } from "@/components/verification/trust-words";
import type { VerificationRecord } from "@/lib/connections/types";
import { tellsOfAbsence } from "@/lib/iam/trust-doctor/name-found";
import type { KeyView, RoleView, SetupView } from "@/lib/setup/setup-view";
import type { ExaminedPaste } from "@/lib/setup/trust-doctor-view";
import { isUnknownKey } from "./key-list";
import { nameSilence } from "./trust-policy";

/** What AWS tells nobody but the customer: what was found in it, or where to ask for it. */
export function listAnswerFacts(view: SetupView, run: VerificationRecord | null): Definition[] {
  const ofAccess = view.accessMethod === "iam-role" ? listTrustFacts(view, run) : listKeyFacts(view, run);
  return [...ofAccess, ...listPolicyFacts(view)];
}

function listPolicyFacts({ permissionsDoctor }: SetupView): Definition[] {
  if (permissionsDoctor === null) return [];
  const [first] = permissionsDoctor.paste?.findings ?? [];
  const place = { href: "#policies", ask: "Ask for them" };
  return [
    describe(
      "Policies",
      place,
      first?.title ?? null,
      first?.message ?? "We may not read what stands in the way.",
    ),
  ];
}

function listTrustFacts(view: RoleView, run: VerificationRecord | null): Definition[] {
  const paste = view.trustDoctor?.paste;
  const silence = nameSilence(run);
  if (!paste && silence === null) return [];
  const place = { href: "#trust-policy", ask: "Ask for its text, and examine it" };
  if (!paste && silence === "absent") {
    const ask = { ...place, ask: "Ask what the customer's command line says of it" };
    return [describe("The role", ask, null, "AWS does not say why it knows none of this ARN.")];
  }
  if (!paste) return [describe("Trust policy", place, null, "AWS does not say what keeps us out.")];
  const { title } = headlineOf(paste.examination);
  const term = silence === "absent" || tellsOfAbsence(paste.examination) ? "The role" : "Trust policy";
  return [describe(term, place, title, firstPoint(paste.examination))];
}

function listKeyFacts(view: KeyView, run: VerificationRecord | null): Definition[] {
  const paste = view.keyDoctor?.paste;
  if (!paste && !isUnknownKey(run)) return [];
  const place = { href: "#key-list", ask: "Ask for the list of the user's keys" };
  if (!paste)
    return [describe("The user's keys", place, null, "AWS does not say why it does not know the key.")];
  return [describe("The user's keys", place, paste.finding.title, paste.finding.message)];
}

function describe(
  term: string,
  { href, ask }: { href: string; ask: string },
  title: string | null,
  message: string,
): Definition {
  const description = (
    <>
      {title && <span className="font-medium">{title}.</span>} {message}{" "}
      <a href={href} className="text-link">
        {title ? "See all that was found" : ask}
      </a>
    </>
  );
  return { term, description };
}

function firstPoint(examination: ExaminedPaste["examination"]): string {
  if (examination.kind === "aws-error") return examination.message;
  return examination.findings[0]?.message ?? "";
}
