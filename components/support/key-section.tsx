import { Details } from "@/components/ui/details";
import { FileText } from "@/components/ui/file-text";
import { KeyFindings } from "@/components/verification/key-findings";
import type { KeyDoctorView } from "@/lib/setup/key-doctor-view";

interface KeySectionProps {
  doctor: KeyDoctorView;
  /** What to send to the customer to be told which keys the user has. */
  request: string;
}

/** AWS does not say why it knows no key: only the list of the user's keys does. */
export function KeySection({ doctor: { paste }, request }: KeySectionProps) {
  return (
    <section aria-labelledby="key-list" className="space-y-4">
      <div>
        <h2 id="key-list" className="font-semibold">
          The user's access keys
        </h2>
        <p className="text-small text-soft">
          AWS does not say whether a key that it does not know is inactive, deleted, mistyped or another
          user's. The list of the user's keys tells.
        </p>
      </div>
      {paste && <KeyFindings paste={paste} by="the customer" />}
      <Details summary="Ask the customer for it" open={paste === null}>
        <FileText id="key-request" title="Text to send" fileName="access-keys-request.txt" text={request} />
      </Details>
    </section>
  );
}
