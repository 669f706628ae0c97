import { Suspense } from "react";
import { SetupStepper } from "@/components/connection/setup-stepper";
import { findConnectionAgain, findLatestVerification } from "@/lib/connections/queries";
import { findLiveRun, setupFacts } from "@/lib/connections/setup-view";
import type { AuthorizedConnection } from "@/lib/connections/types";
import { listOpenSteps, type SetupStep } from "@/lib/onboarding/setup-steps";

interface StepperProps {
  connection: AuthorizedConnection;
  step: SetupStep;
}

/** The steps with those that can be opened linked; after a run that is followed here, as it left them. */
export function Stepper({ connection, step }: StepperProps) {
  const now = <Steps connection={connection} step={step} />;
  if (step !== "verify") return now;
  return (
    <Suspense fallback={now}>
      <StepsAfterRun connection={connection} step={step} />
    </Suspense>
  );
}

async function StepsAfterRun({ connection, step }: StepperProps) {
  await findLiveRun(await findLatestVerification(connection))?.end();
  return <Steps connection={await findConnectionAgain(connection)} step={step} />;
}

function Steps({ connection, step }: StepperProps) {
  return (
    <SetupStepper
      method={connection.accessMethod}
      current={step}
      reachable={listOpenSteps(setupFacts(connection))}
      connectionId={connection.id}
    />
  );
}
