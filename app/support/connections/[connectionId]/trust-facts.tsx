import type { Definition } from "@/components/ui/definition-list";
import { headlineOf } from "@/components/verification/trust-words";
import type { VerificationRecord } from "@/lib/connections/types";
import type { SetupView } from "@/lib/setup/setup-view";
import type { ExaminedPaste } from "@/lib/setup/trust-doctor-view";
import { isShutToUs } from "./trust-policy";

/** What nobody but the text of the trust policy tells: what was found in it, or where to look into it. */
export function listTrustFacts(view: SetupView, run: VerificationRecord | null): Definition[] {
  const paste = view.accessMethod === "iam-role" ? view.trustDoctor?.paste : null;
  if (!paste && !isShutToUs(run)) return [];
  const link = (
    <a href="#trust-policy" className="text-link">
      {paste ? "See all that was found" : "Ask for its text, and examine it"}
    </a>
  );
  return [
    {
      term: "Trust policy",
      description: paste ? (
        <>
          <span className="font-medium">{headlineOf(paste.examination).title}.</span>{" "}
          {firstPoint(paste.examination)} {link}
        </>
      ) : (
        <>AWS does not say what keeps us out. {link}</>
      ),
    },
  ];
}

function firstPoint(examination: ExaminedPaste["examination"]): string {
  if (examination.kind === "aws-error") return examination.message;
  return examination.findings[0]?.message ?? "";
}
