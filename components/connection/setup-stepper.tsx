import { type SetupMethod, type SetupStep, STEP_TITLES, STEPS_BY_METHOD } from "@/lib/onboarding/setup-steps";
import { paths } from "@/lib/paths";

interface SetupStepperProps {
  method: SetupMethod;
  current: SetupStep;
  reachable: SetupStep[];
  connectionId: string | null;
}

export function SetupStepper({ method, current, reachable, connectionId }: SetupStepperProps) {
  const steps: readonly SetupStep[] = STEPS_BY_METHOD[method];
  const position = steps.indexOf(current);
  return (
    <nav aria-label="Set-up steps" className="mb-8 text-small">
      <p className="text-soft wide:hidden" aria-hidden="true">
        Step {position + 1} of {steps.length}: <span className="text-ink">{STEP_TITLES[current]}</span>
      </p>
      <ol className="mt-2 grid grid-cols-5 gap-1 wide:mt-0 wide:gap-4">
        {steps.map((step, index) => (
          <li key={step} className="min-w-0">
            <StepMark
              step={step}
              number={index + 1}
              isPast={index < position}
              isCurrent={step === current}
              href={connectionId && reachable.includes(step) ? paths.setup(connectionId, step) : null}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface StepMarkProps {
  step: SetupStep;
  number: number;
  isPast: boolean;
  isCurrent: boolean;
  href: string | null;
}

function StepMark({ step, number, isPast, isCurrent, href }: StepMarkProps) {
  const rail = isCurrent ? "border-accent" : isPast ? "border-control" : "border-line";
  const words = isCurrent ? "font-medium text-ink" : "text-soft";
  const className = `block min-h-6 border-t-2 pt-2 ${rail} ${words}`;
  const label = (
    <span className="sr-only wide:not-sr-only">
      {number}. {STEP_TITLES[step]}
    </span>
  );
  if (isCurrent || href === null) {
    return (
      <span aria-current={isCurrent ? "step" : undefined} className={className}>
        {label}
      </span>
    );
  }
  return (
    <a href={href} className={`${className} hover:border-accent hover:text-ink`}>
      {label}
    </a>
  );
}
