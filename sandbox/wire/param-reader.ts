import { AwsError } from "./aws-error";
import { listElements, type MemberNode, parseBase64, parseBoolean, parseInteger } from "./query-values";

export interface TextRule {
  min?: number;
  max?: number;
  /** The pattern as AWS prints it in its message; it must match the whole text. */
  pattern?: string;
  /** The whole set of accepted words. */
  oneOf?: readonly string[];
}

export interface RangeRule {
  min?: number;
  max?: number;
}

/**
 * Reads the members of one request and gathers every violated constraint, so that the answer counts them as AWS's
 * does. A missing or wrong member yields a placeholder; `finish` must be called before anything read is used.
 */
export class ParamReader {
  readonly #node: MemberNode;
  readonly #path: string;
  readonly #violations: string[];

  constructor(node: MemberNode, path = "", violations: string[] = []) {
    this.#node = node;
    this.#path = path;
    this.#violations = violations;
  }

  text(name: string, rule: TextRule = {}): string {
    const value = this.optionalText(name, rule);
    if (value === undefined) this.#violate(name, "null", "Member must not be null");
    return value ?? "";
  }

  optionalText(name: string, rule: TextRule = {}): string | undefined {
    const value = this.#node.children.get(name)?.text;
    if (value !== undefined) {
      for (const constraint of brokenTextRules(value, rule)) this.#violate(name, `'${value}'`, constraint);
    }
    return value;
  }

  integer(name: string, rule: RangeRule = {}): number | undefined {
    const text = this.#node.children.get(name)?.text;
    if (text === undefined) return undefined;
    const value = parseInteger(text);
    for (const constraint of brokenRangeRules(value, rule, "value")) {
      this.#violate(name, `'${value}'`, constraint);
    }
    return value;
  }

  boolean(name: string): boolean | undefined {
    const text = this.#node.children.get(name)?.text;
    return text === undefined ? undefined : parseBoolean(text);
  }

  texts(name: string, rule: TextRule = {}, length: RangeRule = {}): string[] {
    const values = listElements(this.#node.children.get(name)).map((element) => element.text ?? "");
    const shown = `'[${values.join(", ")}]'`;
    for (const constraint of brokenRangeRules(values.length, length, "length")) {
      this.#violate(name, shown, constraint);
    }
    const broken = new Set(values.flatMap((value) => brokenTextRules(value, rule)));
    if (broken.size > 0) {
      this.#violate(name, shown, `Member must satisfy constraint: [${[...broken].join(", ")}]`);
    }
    return values;
  }

  structures<T>(name: string, read: (member: ParamReader) => T, length: RangeRule = {}): T[] {
    const elements = listElements(this.#node.children.get(name));
    for (const constraint of brokenRangeRules(elements.length, length, "length")) {
      this.#violate(name, `list of ${elements.length}`, constraint);
    }
    return elements.map((element, index) =>
      read(new ParamReader(element, `${this.#pathOf(name)}.${index + 1}.member.`, this.#violations)),
    );
  }

  /** A binary member; a sensitive one, so its value is not shown. */
  blob(name: string, length: RangeRule): Buffer {
    const text = this.#node.children.get(name)?.text;
    if (text === undefined) this.#violate(name, "null", "Member must not be null");
    const value = parseBase64(text ?? "");
    if (text === undefined) return value;
    for (const constraint of brokenRangeRules(value.length, length, "length")) {
      this.#violate(name, null, constraint);
    }
    return value;
  }

  /** A map of texts, as the JSON protocol has it. */
  textMap(name: string): Map<string, string> {
    const entries = this.#node.children.get(name)?.children ?? [];
    return new Map([...entries].map(([key, { text }]) => [key, text ?? ""]));
  }

  has(name: string): boolean {
    return this.#node.children.has(name);
  }

  /** Throws ValidationError with all violations counted and joined, if there are any. */
  finish(): void {
    const count = this.#violations.length;
    if (count === 0) return;
    const noun = count === 1 ? "error" : "errors";
    throw new AwsError(
      "ValidationError",
      `${count} validation ${noun} detected: ${this.#violations.join("; ")}`,
    );
  }

  #pathOf(name: string): string {
    return `${this.#path}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  }

  #violate(name: string, shownValue: string | null, constraint: string): void {
    this.#violations.push(
      `Value${shownValue === null ? "" : ` ${shownValue}`} at '${this.#pathOf(name)}' failed to satisfy constraint: ${constraint}`,
    );
  }
}

function brokenTextRules(value: string, rule: TextRule): string[] {
  const broken = brokenRangeRules([...value].length, rule, "length");
  if (rule.pattern !== undefined && !new RegExp(`^(?:${rule.pattern})$`, "u").test(value)) {
    broken.push(`Member must satisfy regular expression pattern: ${rule.pattern}`);
  }
  if (rule.oneOf !== undefined && !rule.oneOf.includes(value)) {
    broken.push(`Member must satisfy enum value set: [${rule.oneOf.join(", ")}]`);
  }
  return broken;
}

function brokenRangeRules(value: number, rule: RangeRule, noun: "length" | "value"): string[] {
  const broken: string[] = [];
  if (rule.max !== undefined && value > rule.max) {
    broken.push(`Member must have ${noun} less than or equal to ${rule.max}`);
  }
  if (rule.min !== undefined && value < rule.min) {
    broken.push(`Member must have ${noun} greater than or equal to ${rule.min}`);
  }
  return broken;
}
