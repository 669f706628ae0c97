/** What nobody sees, by the name that Unicode gives it. */
const NAMES = new Map([
  [" ", "space"],
  ["\t", "tab"],
  ["\u00A0", "no-break space"],
  ["\u00AD", "soft hyphen"],
  ["\u200B", "zero-width space"],
  ["\u200C", "zero-width non-joiner"],
  ["\u200D", "zero-width joiner"],
  ["\u2060", "word joiner"],
  ["\uFEFF", "byte order mark"],
]);

/** Which blanks and invisible characters stand in a value, and where: "a no-break space (U+00A0) at its end". */
export function nameBlanks(value: string): string {
  const found = [...value.matchAll(/[\s\p{Cf}]/gu)];
  const named = found.map(
    ({ 0: character, index }) => `${nameOne(character)} ${placeOf(index, character, value)}`,
  );
  return [...new Set(named)].join(", ");
}

function nameOne(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  const name = NAMES.get(character);
  return name ? `a ${name} (${code})` : `the invisible character ${code}`;
}

function placeOf(index: number, character: string, value: string): string {
  if (value.slice(0, index).trim() === "") return "at its beginning";
  return value.slice(index + character.length).trim() === "" ? "at its end" : "within it";
}
