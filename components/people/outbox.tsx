import { Fragment } from "react";
import { RelativeTime } from "@/components/ui/relative-time";

export interface ShownMail {
  id: string;
  recipient: string;
  subject: string;
  text: string | null;
  createdAt: Date;
}

const LINK = /(https?:\/\/\S+)/;

/** Mails as their readers would see them, with links to open. */
export function Outbox({ mails }: { mails: ShownMail[] }) {
  return (
    <ol className="space-y-4">
      {mails.map(({ id, recipient, subject, text, createdAt }) => (
        <li key={id} data-mail={recipient} className="rounded-box border border-line bg-surface p-4">
          <h2 className="font-medium">{subject}</h2>
          <p className="text-small wrap-anywhere text-soft">
            To {recipient}, <RelativeTime date={createdAt} />
          </p>
          <p className="mt-4 max-w-prose whitespace-pre-wrap wrap-anywhere">
            {text === null ? "Its text is gone: it was delivered, or given up." : <Text text={text.trim()} />}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Splitting by a group keeps the links: every other piece is one. */
function Text({ text }: { text: string }) {
  let at = 0;
  return text.split(LINK).map((piece, index) => {
    const key = at;
    at += piece.length;
    if (index % 2 === 0) return <Fragment key={key}>{piece}</Fragment>;
    return (
      <a key={key} href={piece} className="text-link">
        {piece}
      </a>
    );
  });
}
