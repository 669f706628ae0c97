import { Callout } from "@/components/ui/callout";

interface SearchNoteProps {
  understood: string;
  note: string | null;
  /** The run that was searched for, or in which a request to AWS was made. */
  runHref: string | null;
}

/** How the search was understood, and what is known of it. */
export function SearchNote({ understood, note, runHref }: SearchNoteProps) {
  return (
    <div className="mb-4">
      <Callout tone={note ? "attention" : "neutral"}>
        <p>
          Searched as <strong className="font-medium wrap-anywhere">{understood}</strong>. {note}
        </p>
        {runHref && (
          <p>
            <a href={runHref} className="text-link">
              Open the verification
            </a>
          </p>
        )}
      </Callout>
    </div>
  );
}
