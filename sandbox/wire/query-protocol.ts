import type { AwsError } from "./aws-error";
import type { ErrorAnswer, OperationName, Protocol, RequestText, Success } from "./protocol";
import { parseQueryTree } from "./query-values";
import { API_VERSION, type ServiceName } from "./service";
import { escapeXml, renderElement } from "./xml";

/** The query protocol of STS and IAM: form members in, XML out. */
export const queryProtocol: Protocol = {
  contentType: "text/xml",
  readName,
  readMembers: (request) => parseQueryTree(formOf(request)),
  renderSuccess,
  renderError,
};

function formOf({ method, url, body }: RequestText): URLSearchParams {
  return new URLSearchParams(method === "GET" ? (url.split("?", 2)[1] ?? "") : body.toString("utf8"));
}

function readName(request: RequestText): OperationName {
  const form = formOf(request);
  const version = form.get("Version") ?? "";
  return { service: version === API_VERSION.iam ? "iam" : "sts", action: form.get("Action") ?? "", version };
}

function namespaceOf(service: ServiceName): string {
  return `https://${service}.amazonaws.com/doc/${API_VERSION[service]}/`;
}

/** `<Op>Response` › `<Op>Result`; an operation without output has only ResponseMetadata. */
function renderSuccess({ service, operation, result, requestId }: Success): string {
  const metadata = renderElement("ResponseMetadata", { RequestId: requestId });
  const body = result === undefined ? "" : renderElement(`${operation}Result`, result);
  return `<${operation}Response xmlns="${namespaceOf(service)}">${body}${metadata}</${operation}Response>`;
}

/** `ErrorResponse` with RequestId beside Error, as STS and IAM have it. */
function renderError(service: ServiceName, error: AwsError, requestId: string): ErrorAnswer {
  const { code, status, message } = error;
  const type = status >= 500 ? "Receiver" : "Sender";
  const detail = renderElement("Error", { Type: type, Code: code, Message: message });
  const id = `<RequestId>${escapeXml(requestId)}</RequestId>`;
  const body = `<ErrorResponse xmlns="${namespaceOf(service)}">${detail}${id}</ErrorResponse>`;
  return { code, status, body };
}
