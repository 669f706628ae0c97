import { LEVEL_WORDS } from "@/lib/access/levels";
import { paths } from "@/lib/paths";
import type { DemoSignIn } from "@/prisma/seed/demo";
import type { DemoSandbox } from "./sandbox";

interface ReadyFacts {
  port: number;
  signIns: DemoSignIn[];
  sandbox: DemoSandbox | null;
  /** Without a mail server the outbox has a page. */
  showsOutbox: boolean;
}

/** What a newcomer reads once everything runs. */
export function describeReady({ port, signIns, sandbox, showsOutbox }: ReadyFacts): string {
  return [
    `Ready on http://localhost:${port}`,
    "",
    "Sign in as",
    ...describePeople(signIns),
    ...(sandbox && showsOutbox
      ? ["", `Mail goes nowhere; read it on http://localhost:${port}${paths.outbox()}`]
      : []),
    ...(sandbox ? ["", ...describeSandbox(sandbox)] : []),
    "",
    "Ctrl-C stops everything; the data stays.",
  ].join("\n");
}

function describePeople(signIns: DemoSignIn[]): string[] {
  const width = (read: (one: DemoSignIn) => string) => Math.max(...signIns.map((one) => read(one).length));
  const [email, password] = [width((one) => one.email), width((one) => one.password)];
  return signIns.map((one) => {
    const { title, meaning } = LEVEL_WORDS[one.level];
    const who = "customer" in one ? `${title} of ${one.customer}` : title;
    return `  ${one.email.padEnd(email)}  ${one.password.padEnd(password)}  ${who}: ${meaning}`;
  });
}

function describeSandbox({ endpoint, region, customer }: DemoSandbox): string[] {
  return [
    `A local AWS answers on ${endpoint}. To play the customer's AWS admin in account ${customer.accountId}:`,
    `  export AWS_ACCESS_KEY_ID=${customer.accessKeyId}`,
    `  export AWS_SECRET_ACCESS_KEY=${customer.secretAccessKey}`,
    `  export AWS_DEFAULT_REGION=${region}`,
    `  aws --endpoint-url ${endpoint} iam list-roles`,
    `To make it slow, broken or strict, open ${endpoint}/_sandbox/`,
  ];
}
