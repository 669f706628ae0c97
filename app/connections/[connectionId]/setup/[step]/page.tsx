import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { PageHeader } from "@/components/app-shell/page-header";
import { RotationBanner } from "@/components/setup/rotation-notice";
import { SetupDrawing } from "@/components/setup/setup-drawing";
import { describeExistingUser } from "@/lib/connections/handover";
import { findVerification, requireOwnConnection } from "@/lib/connections/queries";
import { describeSetup, setupFacts } from "@/lib/connections/setup-view";
import { furthestStep, isSetupStep, listOpenSteps, STEP_TITLES } from "@/lib/onboarding/setup-steps";
import { paths } from "@/lib/paths";
import { SetupStepContent } from "./step-content";
import { Stepper } from "./stepper";

type Props = PageProps<"/connections/[connectionId]/setup/[step]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { step } = await params;
  return { title: isSetupStep(step) ? STEP_TITLES[step] : "Set-up" };
}

/** One step of the wizard. The connection's row decides which steps can be opened; the URL says which one is. */
export default async function SetupStepPage({ params, searchParams }: Props) {
  const { connectionId, step } = await params;
  if (!isSetupStep(step)) notFound();
  const connection = await requireOwnConnection(connectionId, paths.setup(connectionId, step));
  if (connection.disconnectedAt !== null) redirect(paths.connection(connectionId));
  const facts = setupFacts(connection);
  if (!listOpenSteps(facts).includes(step)) redirect(paths.setup(connectionId, furthestStep(facts)));
  const view = describeSetup(connection);
  const { user } = await searchParams;
  const existing =
    view.accessMethod === "access-key"
      ? describeExistingUser(connection, typeof user === "string" ? user : null)
      : null;
  const run = step === "connected" ? await findVerification(connection) : null;
  const verdicts = Object.fromEntries((run?.results ?? []).map(({ check, verdict }) => [check, verdict]));
  return (
    <>
      <Stepper connection={connection} step={step} />
      <PageHeader
        eyebrow={`${view.productName} · AWS account ${view.awsAccountId}`}
        title={STEP_TITLES[step]}
      />
      <div className="space-y-8">
        {step !== "verify" && <RotationBanner view={view} />}
        {step !== "verify" && <SetupDrawing view={view} verdicts={verdicts} existing={existing} />}
        <SetupStepContent step={step} connection={connection} view={view} existing={existing} />
      </div>
    </>
  );
}
