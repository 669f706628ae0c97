import type { StateTone } from "@/lib/onboarding/connection-state";
import type { GlyphShape } from "./glyph";

export const TONE_TEXT: Record<StateTone, string> = {
  neutral: "text-soft",
  progress: "text-accent",
  good: "text-good",
  attention: "text-attention",
  bad: "text-bad",
};

export const TONE_PANEL: Record<StateTone, string> = {
  neutral: "border-line bg-sunken",
  progress: "border-accent/30 bg-accent-soft",
  good: "border-good/30 bg-good-soft",
  attention: "border-attention/30 bg-attention-soft",
  bad: "border-bad/30 bg-bad-soft",
};

export const TONE_GLYPH: Record<StateTone, GlyphShape> = {
  neutral: "hollow",
  progress: "half",
  good: "check",
  attention: "triangle",
  bad: "cross",
};
