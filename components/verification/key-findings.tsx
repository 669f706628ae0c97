import { AnswerPlace } from "@/components/ui/answer-place";
import { Command } from "@/components/ui/command";
import { RelativeTime } from "@/components/ui/relative-time";
import type { KeyFindingCode } from "@/lib/iam/key-doctor/examination";
import type { StateTone } from "@/lib/onboarding/connection-state";
import type { ExaminedKeyPaste } from "@/lib/setup/key-doctor-view";
import { FindingCallout } from "./finding-callout";

const TONES: Record<KeyFindingCode, StateTone> = {
  "key-inactive": "bad",
  "key-mistyped": "bad",
  "key-not-listed": "bad",
  "no-keys-listed": "bad",
  "key-gone": "bad",
  "key-active": "attention",
  "user-not-there": "neutral",
  "list-denied": "neutral",
  "credentials-refused": "neutral",
};

interface KeyFindingsProps {
  paste: ExaminedKeyPaste;
  /** Who pasted it, as the reader knows them. */
  by?: "you" | "the customer";
}

/** What the list of access keys that the customer pasted last means, and what to do about it. */
export function KeyFindings({ paste: { at, finding, command, commandNote }, by = "you" }: KeyFindingsProps) {
  const { code, title, message, steps, mending } = finding;
  return (
    <AnswerPlace key={at.toISOString()} id="findings">
      <FindingCallout tone={TONES[code]} code={code} title={title} message={message} steps={steps}>
        <p className="mt-2 text-small text-soft">
          Read <RelativeTime date={at} /> from what {by} pasted. Only a verification proves how the key
          stands.
        </p>
      </FindingCallout>
      {command && (
        <Command
          id="command-mend-key"
          label={mending?.kind === "create" ? "Creates a key, and prints its secret" : "Makes the key active"}
          command={command}
          note={commandNote}
        />
      )}
    </AnswerPlace>
  );
}
