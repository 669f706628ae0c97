import type { AnswerValue } from "./answer-value";

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#xD;",
};

/** Most of what AWS says: a long answer has thousands of such texts. */
const NEEDS_NO_ESCAPE = /^[\w :/.,*@+=-]*$/;

/** Escapes text for XML 1.0; characters that XML cannot carry become U+FFFD. */
export function escapeXml(text: string): string {
  if (NEEDS_NO_ESCAPE.test(text)) return text;
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? character);
}

/** Renders one element; a list becomes `member` elements, a Map becomes `entry` elements. */
export function renderElement(name: string, value: AnswerValue): string {
  if (value === undefined) return "";
  const content = renderContent(value);
  return content === "" ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

function renderContent(value: Exclude<AnswerValue, undefined>): string {
  if (Array.isArray(value)) return value.map((item) => renderElement("member", item)).join("");
  if (value instanceof Map) {
    return [...value].map(([key, item]) => renderElement("entry", { key, value: item })).join("");
  }
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([name, item]) => renderElement(name, item))
      .join("");
  }
  return typeof value === "string" ? escapeXml(value) : String(value);
}
