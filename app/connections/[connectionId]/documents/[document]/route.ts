import { notFound } from "next/navigation";
import { describeApprovedServices } from "@/lib/connections/approved-services";
import { describeExistingUser } from "@/lib/connections/handover";
import { requireConnection } from "@/lib/connections/queries";
import { describeSetup } from "@/lib/connections/setup-view";
import type { PolicyDocument } from "@/lib/iam/policy-document";
import { paths } from "@/lib/paths";
import { CLOUDFORMATION_FILE, formatCloudFormationTemplate } from "@/lib/setup/cloudformation";
import { formatPolicy } from "@/lib/setup/format-policy";
import type { CustomerPolicy } from "@/lib/setup/policy-sections";
import { SESSION_POLICY_FILE } from "@/lib/setup/session-commands";
import type { SetupView } from "@/lib/setup/setup-view";
import { createTerraformConfiguration, TERRAFORM_FILE } from "@/lib/setup/terraform";
import type { UserDocuments } from "@/lib/setup/user-documents";

type Context = RouteContext<"/connections/[connectionId]/documents/[document]">;

/** One of the connection's documents as a file, for the AWS CLI, CloudFormation or Terraform. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { connectionId, document } = await params;
  const connection = await requireConnection("connection.read", connectionId, paths.connection(connectionId));
  const named = new URL(request.url).searchParams.get("user");
  const view = describeSetup(connection);
  const template = templateOf(view, document);
  if (template !== null) return answerWithFile(document, template);
  const existing = describeExistingUser(connection, named)?.documents ?? null;
  const documents = listDocuments(view, existing);
  const session = describeApprovedServices(connection)?.policy;
  if (session) documents.set(SESSION_POLICY_FILE, session.document);
  const policy = documents.get(document) ?? notFound();
  return answerWithFile(document, `${formatPolicy(policy)}\n`);
}

function answerWithFile(name: string, text: string): Response {
  return new Response(text, {
    headers: {
      "content-type": `${name.endsWith(".json") ? "application/json" : "text/plain"}; charset=utf-8`,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}

/** The role as a whole; a user's would write its secret into outputs or state. */
function templateOf(view: SetupView, file: string): string | null {
  if (view.accessMethod === "access-key") return null;
  if (file === CLOUDFORMATION_FILE) return formatCloudFormationTemplate(view.documents);
  return file === TERRAFORM_FILE ? createTerraformConfiguration(view.documents) : null;
}

function listDocuments(view: SetupView, existing: UserDocuments | null): Map<string, PolicyDocument> {
  if (view.accessMethod === "access-key") return nameFiles((existing ?? view.documents).policies);
  const { trustPolicy, permissionPolicy, furtherPolicies } = view.documents;
  const examination = view.trustDoctor?.paste?.examination;
  const corrected = examination?.kind === "examined" ? examination.corrected : null;
  return new Map([
    ["trust-policy.json", trustPolicy],
    ["permission-policy.json", permissionPolicy],
    ...(corrected ? ([["corrected-trust-policy.json", corrected]] as const) : []),
    ...nameFiles(furtherPolicies),
  ]);
}

function nameFiles(policies: CustomerPolicy[]): Map<string, PolicyDocument> {
  return new Map(policies.map(({ name, document }) => [`${name}.json`, document]));
}
