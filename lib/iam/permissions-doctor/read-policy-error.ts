import type { Holder, PolicyReadingError } from "./examination";

/** An error of AWS as the CLI shows it. */
export interface SeenError {
  code: string;
  operation: string;
  message: string;
}

/** What AWS's errors in a text say: that nothing was told, or nothing of it. */
export type ErrorMeaning = PolicyReadingError | "other-error";

const ERROR =
  /An error occurred \((\w{1,60})\) when calling the (\w{1,60}) operation(?: \(reached max retries: \d{1,3}\))?:([^\n]{0,600})/g;

const OURS =
  /^(?:GetRole|GetUser|ListGroupsForUser|(?:List(?:Attached)?(?:Role|User|Group)Policies)|Get(?:Role|User|Group)Policy|ListPolicyVersions|GetPolicyVersion|GetAccountAuthorizationDetails)$/;

const NO_CREDENTIALS =
  /Unable to locate credentials|\b(?:Token|session)\b[^\n]{1,60}\bexpired\b|Error loading SSO Token/i;
const CREDENTIALS_REFUSED =
  /^(?:InvalidClientTokenId|ExpiredToken(?:Exception)?|SignatureDoesNotMatch|UnrecognizedClientException)$/;
const DENIED = /^AccessDenied(?:Exception)?$/;
const NOT_THERE = "NoSuchEntity";
const OTHER_ERROR =
  /^\s*(?:aws: )?\[?error\b|\baws: (?:command )?not found\b|Could not connect to the endpoint|An error occurred \(/im;

/** Every error that names the call which it answers. */
export function findErrors(text: string): SeenError[] {
  return [...text.matchAll(ERROR)].map(([, code = "", operation = "", message = ""]) => ({
    code,
    operation,
    message,
  }));
}

/** Why nothing is told of the role or user; null for a text without an error. */
export function meaningOfErrors(
  text: string,
  errors: readonly SeenError[],
  holder: Holder,
): ErrorMeaning | null {
  const ours = errors.filter(({ operation }) => OURS.test(operation));
  if (refusesCredentials(text, errors)) return "credentials-refused";
  if (ours.some((error) => isOfNobody(error, holder))) return "holder-not-there";
  if (ours.some(({ code }) => DENIED.test(code))) return "reading-denied";
  return errors.length > 0 || OTHER_ERROR.test(text) ? "other-error" : null;
}

/** Why some lists are not told; null where no error says so. */
export function meaningForLists(
  text: string,
  errors: readonly SeenError[],
  operations: readonly string[],
): ErrorMeaning | null {
  const refused = errors.filter(({ operation }) => operations.includes(operation));
  if (refusesCredentials(text, errors)) return "credentials-refused";
  if (refused.some(({ code }) => DENIED.test(code))) return "reading-denied";
  return refused.length > 0 ? "other-error" : null;
}

/** Why some texts are not told, where AWS refused fewer of them than are missing; null where no error says so. */
export function meaningForTexts(
  text: string,
  errors: readonly SeenError[],
  operations: readonly string[],
): ErrorMeaning | null {
  const others = errors.filter((error) => !isDenial(error));
  return meaningForLists(text, others, operations);
}

/** Whether AWS refused as many calls as are missing: then the policies are told, and their texts are not to be had. */
export function areTextsRefused(errors: readonly SeenError[], operations: readonly string[]): boolean {
  const denials = errors.filter(isDenial).map(({ operation }) => operation);
  const countIn = (list: readonly string[], operation: string) =>
    list.filter((each) => each === operation).length;
  return [...new Set(operations)].every((each) => countIn(denials, each) >= countIn(operations, each));
}

/** A policy that went away meanwhile is not to be had either. */
function isDenial({ code }: SeenError): boolean {
  return DENIED.test(code) || code === NOT_THERE;
}

function refusesCredentials(text: string, errors: readonly SeenError[]): boolean {
  return errors.some(({ code }) => CREDENTIALS_REFUSED.test(code)) || NO_CREDENTIALS.test(text);
}

/** An error about another name is none about the role or user that we ask for. */
function isOfNobody({ code, operation, message }: SeenError, { kind, name }: Holder): boolean {
  if (code !== NOT_THERE) return false;
  const [, missingKind, missingName] =
    /The (role|user) with name (\S{1,64}) cannot be found/.exec(message) ?? [];
  if (missingName === undefined) return operation === (kind === "role" ? "GetRole" : "GetUser");
  return missingKind === kind && missingName.toLowerCase() === name.toLowerCase();
}
