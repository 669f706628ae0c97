import { fault, type PlacedFault } from "./fault";
import { HANDOVER_VALUES, isHandoverValueName, namesIn, settingIdIn } from "./handover-values";
import type { Integration } from "./manifest";

/** An access key ID, or 40 characters of base64 that stand alone, as a secret access key has them. */
const SECRET = /\bA[KS]IA[A-Z0-9]{16}\b|(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/;

/** Names in hand-over files that stand for nothing, and texts in them that look like keys. */
export function checkHandover({ handover, settings }: Integration): PlacedFault[] {
  const settingIds = new Set(settings.map(({ id }) => id));
  return handover.flatMap(({ id, lines }) =>
    lines.flatMap((line, index) => {
      const place = `handover.${id}.lines[${index}]`;
      const unknown = namesIn(line).filter((name) => !isKnown(name, settingIds));
      return [
        ...unknown.map((name) => fault("unknown-value", place, describeUnknown(name))),
        ...(SECRET.test(line) ? [fault("secret-in-file", place, LOOKS_SECRET)] : []),
      ];
    }),
  );
}

const LOOKS_SECRET =
  "This looks like an access key. Never write one here: say in words what the reader puts in its place.";

function isKnown(name: string, settingIds: ReadonlySet<string>): boolean {
  const settingId = settingIdIn(name);
  return settingId === null ? isHandoverValueName(name) : settingIds.has(settingId);
}

function describeUnknown(name: string): string {
  const settingId = settingIdIn(name);
  if (settingId !== null) return `There is no setting \`${settingId}\`. Name one of the manifest's settings.`;
  return `There is no value \`${name}\`. Use one of ${HANDOVER_VALUES.join(", ")}, or setting.<id>.`;
}
