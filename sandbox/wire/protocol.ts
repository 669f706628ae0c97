import type { IncomingHttpHeaders } from "node:http";
import type { AnswerObject } from "./answer-value";
import type { AwsError } from "./aws-error";
import type { MemberNode } from "./query-values";
import type { ServiceName } from "./service";

/** What a protocol reads of a request. */
export interface RequestText {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface OperationName {
  service: ServiceName;
  /** Empty when the request names none. */
  action: string;
  version: string;
}

export interface Success {
  service: ServiceName;
  operation: string;
  result: AnswerObject | undefined;
  requestId: string;
}

/** An error as it goes over the wire. */
export interface ErrorAnswer {
  code: string;
  status: number;
  body: string;
}

/** How requests and answers are written; everything between is the same for all services. */
export interface Protocol {
  contentType: string;
  readName(request: RequestText): OperationName;
  readMembers(request: RequestText): MemberNode;
  renderSuccess(success: Success): string;
  renderError(service: ServiceName, error: AwsError, requestId: string): ErrorAnswer;
}
