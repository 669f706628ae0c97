import type { ReactNode } from "react";
import type { StateTone } from "@/lib/onboarding/connection-state";
import { Glyph } from "./glyph";
import { TONE_GLYPH, TONE_PANEL, TONE_TEXT } from "./tone";

interface CalloutProps {
  tone?: StateTone;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
}

export function Callout({ tone = "neutral", title, children, action }: CalloutProps) {
  return (
    <div className={`flex gap-3 rounded-box border p-4 ${TONE_PANEL[tone]}`}>
      <Glyph shape={TONE_GLYPH[tone]} className={`mt-1 ${TONE_TEXT[tone]}`} />
      <div className="min-w-0 grow">
        {title && <p className={`font-medium ${tone === "neutral" ? "" : TONE_TEXT[tone]}`}>{title}</p>}
        {children && <div className="max-w-prose text-ink">{children}</div>}
        {action && <div className="mt-4">{action}</div>}
      </div>
    </div>
  );
}
