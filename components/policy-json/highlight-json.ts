import {
  createCssVariablesTheme,
  createHighlighterCore,
  type HighlighterCore,
  type ThemedToken,
} from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";

export type TokenKind = "key" | "string" | "constant" | "punctuation" | "plain";

export interface Token {
  /** Where it starts in the whole text, which is what tells two equal tokens apart. */
  at: number;
  text: string;
  kind: TokenKind;
}

export interface HighlightedLine {
  /** Counted from zero. */
  index: number;
  tokens: Token[];
}

const THEME = "css-variables";
const KINDS: [RegExp, TokenKind][] = [
  [/property-name/, "key"],
  [/^string/, "string"],
  [/^constant/, "constant"],
  [/^punctuation/, "punctuation"],
];

let highlighter: Promise<HighlighterCore> | null = null;

/** One highlighter serves the whole process: making it costs more than all that it then does. */
function getHighlighter(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    langs: [import("shiki/langs/json.mjs")],
    themes: [createCssVariablesTheme({ name: THEME })],
    engine: createJavaScriptRegexEngine(),
  });
  return highlighter;
}

/** Each line of the JSON as tokens whose kind a style sheet can colour; styles in the markup are not allowed. */
export async function highlightJson(code: string): Promise<HighlightedLine[]> {
  const { codeToTokensBase } = await getHighlighter();
  const lines = codeToTokensBase(code, { lang: "json", theme: THEME, includeExplanation: "scopeName" });
  return lines.map((line, index) => ({ index, tokens: joinAlike(line.flatMap(splitToken)) }));
}

/** The theme joins neighbours of one colour; their scopes still tell a key from the colon after it. */
function splitToken({ content, offset, explanation }: ThemedToken): Token[] {
  let at = offset;
  return (explanation ?? [{ content, scopes: [] }]).map((part) => {
    const token = { at, text: part.content, kind: kindOf(part.scopes.map(({ scopeName }) => scopeName)) };
    at += part.content.length;
    return token;
  });
}

/** Quotes and the text between them are tokens of their own; one element for all of them is a third of the markup. */
function joinAlike(tokens: Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (last?.kind === token.kind) last.text += token.text;
    else joined.push({ ...token });
  }
  return joined;
}

function kindOf(scopes: string[]): TokenKind {
  const names = scopes.filter((scope) => !scope.startsWith("meta.") && !scope.startsWith("source."));
  return KINDS.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? "plain";
}
