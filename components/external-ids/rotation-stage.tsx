import { Glyph } from "@/components/ui/glyph";
import { TONE_GLYPH, TONE_TEXT } from "@/components/ui/tone";
import type { StateTone } from "@/lib/onboarding/connection-state";
import type { RotationStage } from "@/lib/onboarding/external-id-rotation";

/** What each stage is called among the staff, and what it waits for. */
export const STAGE_WORDS: Record<RotationStage, { title: string; tone: StateTone; meaning: string }> = {
  staged: { title: "Staged", tone: "progress", meaning: "The customer is to let the new one in." },
  promoted: { title: "Proven", tone: "progress", meaning: "The customer is to take the old one out." },
  revoked: { title: "Revoked", tone: "bad", meaning: "No access until the new one is in place." },
  done: { title: "Done", tone: "good", meaning: "The old one is proven to be refused." },
  cancelled: { title: "Cancelled", tone: "neutral", meaning: "The one of before stayed." },
  overtaken: { title: "Overtaken", tone: "neutral", meaning: "Revoked or disconnected before its end." },
};

/** A stage as word, shape and colour. */
export function StageMark({ stage }: { stage: RotationStage }) {
  const { title, tone } = STAGE_WORDS[stage];
  return (
    <span className={`inline-flex items-center gap-2 whitespace-nowrap ${TONE_TEXT[tone]}`}>
      <Glyph shape={TONE_GLYPH[tone]} />
      {title}
    </span>
  );
}
