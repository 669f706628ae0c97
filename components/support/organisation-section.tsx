import { FileText } from "@/components/ui/file-text";

/** An organisation's policies are nothing that we or the account itself may read. */
export function OrganisationSection({ request }: { request: string }) {
  return (
    <section aria-labelledby="organisation" className="space-y-4">
      <div>
        <h2 id="organisation" className="font-semibold">
          The organisation's policies
        </h2>
        <p className="text-small text-soft">
          AWS says that a service control policy stands in the way. Neither we nor the customer's account can
          read it: only whoever looks after the customer's AWS organisation can.
        </p>
      </div>
      <FileText
        id="organisation-request"
        title="Text to send"
        fileName="organisation-request.txt"
        text={request}
      />
    </section>
  );
}
