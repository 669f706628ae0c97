import { ActionForm } from "@/components/form/action-form";
import { Callout } from "@/components/ui/callout";
import { RelativeTime } from "@/components/ui/relative-time";
import { CheckEvidence } from "@/components/verification/check-evidence";
import type { FormAction } from "@/lib/actions/form-state";
import type { StateTone } from "@/lib/onboarding/connection-state";
import type { AwsEvidence } from "@/lib/verification/check-result";
import type { AccessEnd } from "@/lib/verification/judge-access-end";

export interface StoredProof {
  verdict: AccessEnd;
  askedAt: Date;
  evidence: AwsEvidence[];
}

const VERDICT_WORDS: Record<AccessEnd, { tone: StateTone; title: string; text: string }> = {
  gone: {
    tone: "good",
    title: "Access is gone",
    text: "AWS refused us with every External ID that we tried, the newest 30 of this connection at most, as the very identity that your role trusted.",
  },
  "still-open": {
    tone: "attention",
    title: "The role still lets us in",
    text: "We do not use it. Delete the role, or its trust policy’s statement about us. If you just have, wait a minute: AWS needs time to spread it.",
  },
  inconclusive: {
    tone: "attention",
    title: "Not proven this time",
    text: "AWS did not give a clear answer to every call, or not to the identity that your role trusted. Only a clear refusal counts. Ask again in a minute.",
  },
};

interface AccessEndSectionProps {
  connectionId: string;
  proof: StoredProof | null;
  ask: FormAction;
}

/** The last word of a connection by role: does AWS still let us in? */
export function AccessEndSection({ connectionId, proof, ask }: AccessEndSectionProps) {
  return (
    <section
      aria-labelledby="access-end"
      data-access-end={proof?.verdict ?? "not-asked"}
      className="space-y-4"
    >
      <div>
        <h2 id="access-end" className="font-semibold">
          Prove that access is gone
        </h2>
        <p className="max-w-prose text-soft">
          We try to assume the role once more, with each External ID of this connection, the newest 30 at
          most. AWS must refuse each time.
        </p>
      </div>
      {proof && <Proof {...proof} />}
      <ActionForm
        action={ask}
        submitLabel={proof ? "Ask AWS again" : "Prove that access is gone"}
        pendingLabel="Asking AWS"
        variant={proof?.verdict === "gone" ? "secondary" : "primary"}
      >
        <input type="hidden" name="connectionId" value={connectionId} />
      </ActionForm>
    </section>
  );
}

function Proof({ verdict, askedAt, evidence }: StoredProof) {
  const { tone, title, text } = VERDICT_WORDS[verdict];
  return (
    <Callout tone={tone} title={title}>
      <p>
        {text} Asked <RelativeTime date={askedAt} />.
      </p>
      <CheckEvidence meaning={`${title}.`} code={verdict} evidence={evidence} />
    </Callout>
  );
}
