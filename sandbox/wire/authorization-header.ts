import { AwsError } from "./aws-error";

/** The parts of an `Authorization: AWS4-HMAC-SHA256 …` header. */
export interface SignatureParts {
  accessKeyId: string;
  /** `YYYYMMDD`. */
  date: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
}

const ALGORITHM = "AWS4-HMAC-SHA256";
const REQUIRED = ["Credential", "Signature", "SignedHeaders"] as const;

/** Reads the header; refuses a missing part or a malformed pair with IncompleteSignature. */
export function parseAuthorization(header: string): SignatureParts {
  const [algorithm = "", ...rest] = header.trim().split(/\s+/);
  if (algorithm !== ALGORITHM) incomplete(`Unsupported AWS 'algorithm': '${algorithm}'.`);
  const pairs = parsePairs(rest.join(" "), header);
  const missing = REQUIRED.filter((name) => !pairs.get(name));
  if (missing.length > 0) {
    const listed = missing.map((name) => `Authorization header requires '${name}' parameter.`).join(" ");
    incomplete(`${listed} Authorization=${algorithm}`);
  }
  const scope = (pairs.get("Credential") ?? "").split("/");
  const [accessKeyId = "", date = "", region = "", service = "", term] = scope;
  if (scope.length !== 5 || term !== "aws4_request") {
    const got = pairs.get("Credential");
    incomplete(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${got}'`,
    );
  }
  return {
    accessKeyId,
    date,
    region,
    service,
    signedHeaders: (pairs.get("SignedHeaders") ?? "").toLowerCase().split(";"),
    signature: pairs.get("Signature") ?? "",
  };
}

function parsePairs(text: string, header: string): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const part of text.split(",").map((piece) => piece.trim())) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    if (equals < 0) {
      incomplete(
        `'${part}' not a valid key=value pair (missing equal-sign) in Authorization header: '${header}'.`,
      );
    }
    pairs.set(part.slice(0, equals), part.slice(equals + 1));
  }
  return pairs;
}

function incomplete(message: string): never {
  throw new AwsError("IncompleteSignature", message);
}
