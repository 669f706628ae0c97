import { Glyph } from "@/components/ui/glyph";
import { TONE_GLYPH, TONE_PANEL, TONE_TEXT } from "@/components/ui/tone";
import { type ConnectionState, STATE_WORDS } from "@/lib/onboarding/connection-state";

export function StateChip({ state }: { state: ConnectionState }) {
  const { title, tone } = STATE_WORDS[state];
  return (
    <span
      data-connection-state={state}
      className={`inline-flex items-center gap-1.5 rounded-small border py-0.5 ps-1.5 pe-2 text-small font-medium whitespace-nowrap ${TONE_PANEL[tone]} ${TONE_TEXT[tone]}`}
    >
      <Glyph shape={TONE_GLYPH[tone]} />
      {title}
    </span>
  );
}
