import { Fragment } from "react";

interface IdentifierProps {
  value: string;
  id?: string;
  className?: string;
}

/** An AWS identifier: monospace, selectable, and broken only after a colon, a slash or a hyphen. */
export function Identifier({ value, id, className = "" }: IdentifierProps) {
  return (
    <code id={id} className={`font-mono text-small wrap-anywhere ${className}`}>
      {piecesOf(value).map(({ at, piece }) => (
        <Fragment key={at}>
          {piece}
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}

function piecesOf(value: string): { at: number; piece: string }[] {
  return [...value.matchAll(/[^:/-]*[:/-]*/g)]
    .filter((match) => match[0] !== "")
    .map((match) => ({ at: match.index, piece: match[0] }));
}
