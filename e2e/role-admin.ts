import type { Page } from "@playwright/test";
import type { PolicyDocument } from "@/lib/iam/policy-document";
import type { CustomerAccount } from "./fixtures";
import { beginConnection, confirmRoleCreated, readDocument, readValue } from "./steps";

/** What the admin does otherwise than the page says. */
export interface Departures {
  trustPolicy?: PolicyDocument;
  permissionPolicy?: PolicyDocument;
  managedPolicies?: string[];
  maxSessionSeconds?: string;
  path?: string;
}

/** What InfraWatch asks for, and no role minds. */
const HALF_A_DAY_SECONDS = "43200";

type Shown = Record<"trustPolicy" | "permissionPolicy", PolicyDocument>;

export interface PreparedRole {
  connectionId: string;
  roleArn: string;
  roleName: string;
  /** The documents as the page gave them. */
  shown: Shown;
}

/** Begins a connection and creates its role; the page then asks for the Role ARN. */
export async function prepareRole(
  page: Page,
  account: CustomerAccount,
  depart: (shown: Shown) => Departures = () => ({}),
): Promise<PreparedRole> {
  const { id: connectionId } = await beginConnection(page, { product: "InfraWatch", accountId: account.id });
  const shown = {
    trustPolicy: (await readDocument(page, "trust-policy")).json,
    permissionPolicy: (await readDocument(page, "permission-policy")).json,
  };
  const roleArn = await createRole(page, account, depart(shown));
  await confirmRoleCreated(page);
  return { connectionId, roleArn, roleName: roleArn.slice(roleArn.lastIndexOf("/") + 1), shown };
}

/** The document without the statements of these names. */
export function without(document: PolicyDocument, ...sids: string[]): PolicyDocument {
  return { ...document, Statement: document.Statement.filter(({ Sid }) => !sids.includes(Sid ?? "")) };
}

/** Creates the role as the page tells the customer's admin, and resolves to its ARN. */
export async function createRole(
  page: Page,
  { cli }: CustomerAccount,
  departures: Departures = {},
): Promise<string> {
  const roleName = await readValue(page, "Role name");
  const trust = departures.trustPolicy
    ? JSON.stringify(departures.trustPolicy)
    : (await readDocument(page, "trust-policy")).text;
  const permission = departures.permissionPolicy
    ? JSON.stringify(departures.permissionPolicy)
    : (await readDocument(page, "permission-policy")).text;
  const roleArn = await makeRole(cli, roleName, { trust, permission, ...departures });
  for (const name of departures.managedPolicies ?? []) {
    await cli.run(
      ...["iam", "attach-role-policy", "--role-name", roleName],
      ...["--policy-arn", `arn:aws:iam::aws:policy/${name}`],
    );
  }
  return roleArn;
}

/** A role with these documents; resolves to its ARN. */
export async function makeRole(
  cli: CustomerAccount["cli"],
  roleName: string,
  documents: { trust: string; permission: string; maxSessionSeconds?: string; path?: string },
): Promise<string> {
  const { Role } = JSON.parse(
    await cli.run(
      ...["iam", "create-role", "--role-name", roleName],
      ...["--assume-role-policy-document", await cli.write("trust-policy.json", documents.trust)],
      ...["--max-session-duration", documents.maxSessionSeconds ?? HALF_A_DAY_SECONDS],
      ...["--path", documents.path ?? "/"],
    ),
  ) as { Role: { Arn: string } };
  await putPolicy(cli, roleName, "Permissions", documents.permission);
  return Role.Arn;
}

/** The role as `makeRole` made it, and nothing else of it. */
export async function deleteRole({ cli }: CustomerAccount, roleName: string): Promise<void> {
  const role = ["--role-name", roleName];
  await cli.run("iam", "delete-role-policy", ...role, "--policy-name", "Permissions");
  await cli.run("iam", "delete-role", ...role);
}

export async function putPolicy(
  cli: CustomerAccount["cli"],
  roleName: string,
  policyName: string,
  text: string,
): Promise<void> {
  const document = await cli.write(`${policyName}.json`, text);
  await cli.run(
    ...["iam", "put-role-policy", "--role-name", roleName],
    ...["--policy-name", policyName, "--policy-document", document],
  );
}

export async function replaceTrustPolicy(
  { cli }: CustomerAccount,
  roleName: string,
  text: string,
): Promise<void> {
  const document = await cli.write("corrected-trust-policy.json", text);
  await cli.run(
    ...["iam", "update-assume-role-policy", "--role-name", roleName],
    ...["--policy-document", document],
  );
}
