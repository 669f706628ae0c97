import { Suspense } from "react";
import { SetupStepper } from "@/components/connection/setup-stepper";
import { readStanding, setupFacts } from "@/lib/connections/setup-view";
import type { AuthorizedConnection } from "@/lib/connections/types";
import { listOpenSteps, type SetupStep } from "@/lib/onboarding/setup-steps";
import type { LiveRun } from "@/lib/verification/live-run";

interface StepperProps {
  connection: AuthorizedConnection;
  step: SetupStep;
}

/** The steps with those that can be opened linked; after a run that is followed here, as it left them. */
export async function Stepper({ connection, step }: StepperProps) {
  if (step !== "verify") return <Steps connection={connection} step={step} />;
  const { connection: standing, run, live } = await readStanding(connection);
  const now = <Steps connection={standing} step={step} />;
  if (live === null || run === null) return now;
  // The key makes each run's place new: React would else hold the former page back until this run has ended.
  return (
    <Suspense key={run.id} fallback={now}>
      <StepsAfterRun connection={connection} step={step} live={live} runId={run.id} />
    </Suspense>
  );
}

async function StepsAfterRun({
  connection,
  step,
  live,
  runId,
}: StepperProps & { live: LiveRun; runId: string }) {
  await live.end();
  const after = await readStanding(connection, runId);
  return <Steps connection={after.connection} step={step} />;
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
