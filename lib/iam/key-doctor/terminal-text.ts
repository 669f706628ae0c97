/** What may stand between the words of a command: blanks, and a line that goes on in the next one. */
const GAP = "(?:[ \\t]|[\\\\^`][ \\t]*\\r?\\n(?:[ \\t]*>{1,2})?)";
const VALUE = `"[^"\\n]*"|'[^'\\n]*'|(?!--)[^\\s"']+`;
const OPTION = `${GAP}+--[a-z][a-z-]*(?:(?:=|[ \\t]+)(?:${VALUE}))?`;

const COMMAND = new RegExp(`\\baws(?:\\.exe)?(?:${OPTION})*${GAP}+iam${GAP}+[a-z][a-z-]*(?:${OPTION})*`, "g");
const CREDENTIAL = /\baws_access_key_id["']?\s{0,9}[=:]\s{0,9}["']?AKIA[A-Z0-9]{16}/gi;
const ERROR = /\bAn error occurred \([^\n]*|^NoSuchEntity: [^\n]*/gm;

/** A session of a terminal without the calls themselves, which name keys and statuses as AWS's answers do. */
export function withoutCommands(text: string): string {
  return text.replace(COMMAND, "").replace(CREDENTIAL, "");
}

/** What AWS listed, without what it refused: an error may name a key as well. */
export function withoutErrors(text: string): string {
  return text.replace(ERROR, "");
}

/** Without the lines in which a shell waits for the next command. */
export function withoutPrompts(text: string): string {
  return text.replace(/^.{0,200}[$#%>][ \t]*$/gm, "").trim();
}
