import type { Metadata } from "next";
import { Suspense } from "react";
import { PageHeader } from "@/components/app-shell/page-header";
import { SelfCheckReport } from "@/components/self-check/self-check-report";
import { buttonClass } from "@/components/ui/button-class";
import { paths } from "@/lib/paths";
import { examineOwnSide } from "@/lib/self-check/queries";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Doctor" };

/** What is wrong on our own side. Everything is asked anew each time the page is opened. */
export default async function DoctorPage() {
  await requireActor("doctor.read", paths.doctor());
  return (
    <>
      <PageHeader
        title="Doctor"
        description="What every verification rests on, asked of our own side just now. On the server, npm run doctor says the same."
        actions={
          <a href={paths.doctor()} className={buttonClass("secondary")}>
            Ask again
          </a>
        }
      />
      <Suspense fallback={<Asking />}>
        <Report />
      </Suspense>
    </>
  );
}

async function Report() {
  return <SelfCheckReport report={await examineOwnSide()} />;
}

function Asking() {
  return (
    <p role="status" className="text-soft">
      Asking AWS, the database and the key store. A silent one is given five seconds.
    </p>
  );
}
