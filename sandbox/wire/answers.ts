import type { AwsError } from "./aws-error";
import { escapeXml, renderElement, type XmlObject } from "./xml";

export type ServiceName = "iam" | "sts";

/** The API version of each service names its XML namespace too. */
export const API_VERSION: Record<ServiceName, string> = { iam: "2010-05-08", sts: "2011-06-15" };

function namespaceOf(service: ServiceName): string {
  return `https://${service}.amazonaws.com/doc/${API_VERSION[service]}/`;
}

interface Success {
  service: ServiceName;
  operation: string;
  result: XmlObject | undefined;
  requestId: string;
}

/** `<Op>Response` › `<Op>Result`; an operation without output has only ResponseMetadata. */
export function renderSuccess({ service, operation, result, requestId }: Success): string {
  const metadata = renderElement("ResponseMetadata", { RequestId: requestId });
  const body = result === undefined ? "" : renderElement(`${operation}Result`, result);
  return `<${operation}Response xmlns="${namespaceOf(service)}">${body}${metadata}</${operation}Response>`;
}

/** `ErrorResponse` with RequestId beside Error, as STS and IAM have it. */
export function renderError(service: ServiceName, error: AwsError, requestId: string): string {
  const type = error.status >= 500 ? "Receiver" : "Sender";
  const detail = renderElement("Error", { Type: type, Code: error.code, Message: error.message });
  const id = `<RequestId>${escapeXml(requestId)}</RequestId>`;
  return `<ErrorResponse xmlns="${namespaceOf(service)}">${detail}${id}</ErrorResponse>`;
}
