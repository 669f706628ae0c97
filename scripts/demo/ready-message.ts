import type { DemoSignIn } from "@/prisma/seed/demo";
import type { DemoSandbox } from "./sandbox";

interface ReadyFacts {
  port: number;
  signIns: DemoSignIn[];
  sandbox: DemoSandbox | null;
}

/** What a newcomer reads once everything runs. */
export function describeReady({ port, signIns, sandbox }: ReadyFacts): string {
  const people = signIns.map(({ email, password, customer }) => `  ${email}  ${password}  (${customer})`);
  return [
    `Ready on http://localhost:${port}`,
    "",
    "Sign in as",
    ...people,
    ...(sandbox ? ["", ...describeSandbox(sandbox)] : []),
    "",
    "Ctrl-C stops everything; the data stays.",
  ].join("\n");
}

function describeSandbox({ endpoint, region, customer }: DemoSandbox): string[] {
  return [
    `A local AWS answers on ${endpoint}. To play the customer's AWS admin in account ${customer.accountId}:`,
    `  export AWS_ACCESS_KEY_ID=${customer.accessKeyId}`,
    `  export AWS_SECRET_ACCESS_KEY=${customer.secretAccessKey}`,
    `  export AWS_REGION=${region}`,
    `  aws --endpoint-url ${endpoint} iam list-roles`,
  ];
}
