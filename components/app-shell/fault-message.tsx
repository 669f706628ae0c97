import { Button } from "@/components/ui/button";
import { Identifier } from "@/components/ui/identifier";
import { MessagePage } from "./message-page";

/** A fault of ours: it says so, gives the reference that our logs know it by, and lets one try again. */
export function FaultMessage({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = referenceOf(error);
  return (
    <MessagePage
      title="This page could not be shown"
      action={
        <Button variant="primary" onClick={() => retry()}>
          Load the page again
        </Button>
      }
    >
      <p>The fault is on our side. Nothing in your AWS account has changed.</p>
      {reference && (
        <p>
          Reference: <Identifier value={reference} className="text-ink" />
        </p>
      )}
    </MessagePage>
  );
}

function referenceOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}
