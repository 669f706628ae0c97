import { Glyph } from "@/components/ui/glyph";
import type { RotationView } from "@/lib/setup/rotation-view";
import { ROTATION_STEPS } from "./rotation-words";

/** The way of a new External ID, and how far it has come. */
export function RotationSteps({ stage }: Pick<RotationView, "stage">) {
  const { steps, done } = ROTATION_STEPS[stage];
  return (
    <ol aria-label="How far it has come" className="space-y-1">
      {steps.map((step, index) => (
        <li key={step} aria-current={index === done ? "step" : undefined} className="flex gap-2">
          <Glyph
            shape={index < done ? "check" : "dashed"}
            className={`mt-1 ${index < done ? "text-good" : "text-soft"}`}
          />
          <span className={index === done ? "font-medium" : "text-soft"}>
            {step}
            <span className="sr-only">{index < done ? ": done" : index === done ? ": now" : ""}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
