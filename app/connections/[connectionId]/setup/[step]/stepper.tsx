import { Suspense } from "react";
import { SetupStepper } from "@/components/connection/setup-stepper";
import { findConnectionAgain, findLatestVerification } from "@/lib/connections/queries";
import { findLiveRun, setupFacts } from "@/lib/connections/setup-view";
import type { AuthorizedConnection } from "@/lib/connections/types";
import { listOpenSteps, type SetupStep } from "@/lib/onboarding/setup-steps";
import type { LiveRun } from "@/lib/verification/live-run";

interface StepperProps {
  connection: AuthorizedConnection;
  step: SetupStep;
}

/** The steps with those that can be opened linked; after a run that is followed here, as it left them. */
export async function Stepper({ connection, step }: StepperProps) {
  const now = <Steps connection={connection} step={step} />;
  const run = step === "verify" ? await findLatestVerification(connection) : null;
  const live = findLiveRun(run);
  if (live === null) return now;
  // The key makes each run's place new: React would else hold the former page back until this run has ended.
  return (
    <Suspense key={run?.id} fallback={now}>
      <StepsAfterRun connection={connection} step={step} live={live} />
    </Suspense>
  );
}

async function StepsAfterRun({ connection, step, live }: StepperProps & { live: LiveRun }) {
  await live.end();
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
