import type { AnswerValue } from "./answer-value";
import { AwsError, type AwsErrorCode } from "./aws-error";
import type { ErrorAnswer, OperationName, Protocol, RequestText } from "./protocol";
import { MAX_DEPTH, type MemberNode } from "./query-values";
import { API_VERSION, type ServiceName } from "./service";

const TYPE = "application/x-amz-json-1.1";
const TARGET_PREFIX = "TrentService.";

/** The JSON 1.1 protocol of KMS: the operation in a header, JSON in and out. */
export const jsonProtocol: Protocol = {
  contentType: TYPE,
  readName,
  readMembers,
  renderSuccess: ({ result }) => (result === undefined ? "" : JSON.stringify(toJson(result))),
  renderError,
};

/** Whether a request is written in this protocol. */
export function isJsonCall({ headers }: RequestText): boolean {
  return headers["x-amz-target"] !== undefined || headers["content-type"] === TYPE;
}

function readName({ headers }: RequestText): OperationName {
  const target = String(headers["x-amz-target"] ?? "");
  const known = target.startsWith(TARGET_PREFIX);
  return {
    service: "kms",
    action: known ? target.slice(TARGET_PREFIX.length) : target,
    version: known ? API_VERSION.kms : "",
  };
}

function readMembers({ body }: RequestText): MemberNode {
  let value: unknown;
  try {
    value = JSON.parse(body.toString("utf8"));
  } catch {
    throw notSerializable();
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw notSerializable();
  return toMember(value, 1);
}

function notSerializable(): AwsError {
  return new AwsError("MalformedInput", "The body is not a JSON object of the operation's members.");
}

/** The same tree that the query protocol makes, so that one reader serves both; a null member is absent. */
function toMember(value: unknown, depth: number): MemberNode {
  if (depth > MAX_DEPTH) throw notSerializable();
  if (typeof value !== "object" || value === null) return { text: String(value), children: new Map() };
  if (Array.isArray(value)) {
    const elements = new Map(value.map((each, index) => [String(index + 1), toMember(each, depth + 1)]));
    return { children: new Map([["member", { children: elements }]]) };
  }
  const present = Object.entries(value).filter(([, member]) => member !== null);
  return { children: new Map(present.map(([name, member]) => [name, toMember(member, depth + 1)])) };
}

function toJson(value: AnswerValue): unknown {
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== "object") return value;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(entries.map(([name, member]) => [name, toJson(member)]));
}

/** What the JSON services call the errors that the query services have under another name. */
const CODES: Partial<Record<AwsErrorCode, string>> = {
  AccessDenied: "AccessDeniedException",
  ExpiredToken: "ExpiredTokenException",
  IncompleteSignature: "IncompleteSignatureException",
  InvalidAction: "UnknownOperationException",
  InvalidClientTokenId: "UnrecognizedClientException",
  MalformedInput: "SerializationException",
  MalformedPolicyDocument: "MalformedPolicyDocumentException",
  MissingAction: "UnknownOperationException",
  MissingAuthenticationToken: "MissingAuthenticationTokenException",
  SignatureDoesNotMatch: "InvalidSignatureException",
  Throttling: "ThrottlingException",
  ValidationError: "ValidationException",
};

/** All faults of the caller are 400 here; some errors have no message. */
function renderError(_service: ServiceName, error: AwsError): ErrorAnswer {
  const code = CODES[error.code] ?? error.code;
  const body = JSON.stringify({ __type: code, message: error.message === "" ? undefined : error.message });
  return { code, status: error.status >= 500 ? error.status : 400, body };
}
