import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { ConnectionDrawing } from "@/components/connection/connection-drawing";
import { SetupStepper } from "@/components/connection/setup-stepper";
import { AccountStep } from "@/components/setup/account-step";
import { beginConnection } from "@/lib/connections/actions/begin";
import { listProducts } from "@/lib/connections/products";
import { getEnv } from "@/lib/env";
import { STEP_TITLES } from "@/lib/onboarding/setup-steps";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Connect an AWS account" };

export default async function NewConnectionPage() {
  await requireActor("connection.set-up", paths.newConnection());
  return (
    <>
      <SetupStepper method="iam-role" current="account" reachable={["account"]} connectionId={null} />
      <PageHeader eyebrow="Connect an AWS account" title={STEP_TITLES.account} />
      <div className="space-y-8">
        <ConnectionDrawing
          vendorName="The product"
          vendorPrincipal={getEnv().VENDOR_PRINCIPAL_ARN}
          externalId={null}
          roleArn={null}
          awsAccountId={null}
          capabilities={[]}
        />
        <AccountStep action={beginConnection} products={listProducts()} chosen={null} />
      </div>
    </>
  );
}
