/** A server that poses as AWS and answers as a test tells it. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface PosingServer {
  endpoint: string;
  /** How many requests came in since the answer was set. */
  requests: IncomingMessage[];
  /** Their bodies. */
  bodies: string[];
  answerWith(answer: Answer): void;
  stop(): Promise<void>;
}

export async function startPosingServer(): Promise<PosingServer> {
  let answer: Answer = (_request, response) => response.end();
  const requests: IncomingMessage[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => {
      body += text;
    });
    request.on("end", () => {
      bodies.push(body);
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    bodies,
    answerWith(next) {
      requests.length = 0;
      bodies.length = 0;
      answer = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const NAMESPACE = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';

export function errorDocument(inside: string): string {
  return `<ErrorResponse ${NAMESPACE}><Error><Type>Sender</Type>${inside}</Error><RequestId>r-1</RequestId></ErrorResponse>`;
}

export const DENIAL = errorDocument("<Code>AccessDenied</Code><Message>User is not authorized</Message>");

export function assumeRoleDocument(credentials: string): string {
  return `<AssumeRoleResponse ${NAMESPACE}><AssumeRoleResult>${credentials}</AssumeRoleResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></AssumeRoleResponse>`;
}

export const CREDENTIALS =
  "<Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>posed-secret</SecretAccessKey><SessionToken>posed-token</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials>";

export function identityDocument(account: string, arn: string): string {
  return `<GetCallerIdentityResponse ${NAMESPACE}><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>AIDA</UserId><Account>${account}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></GetCallerIdentityResponse>`;
}

export function simulationDocument(results: string, more = "<IsTruncated>false</IsTruncated>"): string {
  return `<SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><SimulatePrincipalPolicyResult>${more}<EvaluationResults>${results}</EvaluationResults></SimulatePrincipalPolicyResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></SimulatePrincipalPolicyResponse>`;
}

/** Answers with this status, body and headers. */
export function whole(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return (_request, response) => {
    response.writeHead(status, { "Content-Type": "text/xml", ...headers });
    response.end(body);
  };
}
