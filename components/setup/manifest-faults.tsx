import { Callout } from "@/components/ui/callout";

interface ShownFault {
  place: string;
  message: string;
  severity: "corrected" | "error";
}

/** What is wrong in a manifest: where, and how to mend it. Corrected ones are only told. */
export function ManifestFaults({ faults }: { faults: ShownFault[] }) {
  const errors = faults.filter(({ severity }) => severity === "error");
  const corrected = faults.filter(({ severity }) => severity === "corrected");
  return (
    <div className="space-y-4">
      {errors.length > 0 && (
        <Callout tone="bad" title="The application does not start with this manifest">
          <FaultList faults={errors} />
        </Callout>
      )}
      {corrected.length > 0 && (
        <Callout tone="neutral" title="Corrected by the manifest itself, or by AWS's quotas">
          <FaultList faults={corrected} />
        </Callout>
      )}
    </div>
  );
}

function FaultList({ faults }: { faults: ShownFault[] }) {
  return (
    <ul className="mt-2 space-y-2 text-small">
      {faults.map(({ place, message }) => (
        <li key={`${place} ${message}`}>
          <code className="block font-mono wrap-anywhere text-soft">{place}</code>
          {message}
        </li>
      ))}
    </ul>
  );
}
