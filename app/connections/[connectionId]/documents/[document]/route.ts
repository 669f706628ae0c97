import { notFound } from "next/navigation";
import { requireConnection } from "@/lib/connections/queries";
import { describeSetup } from "@/lib/connections/setup-view";
import type { PolicyDocument } from "@/lib/iam/policy-document";
import { paths } from "@/lib/paths";
import { formatPolicy } from "@/lib/setup/format-policy";
import type { SetupView } from "@/lib/setup/setup-view";

type Context = RouteContext<"/connections/[connectionId]/documents/[document]">;

/** One of the connection's documents as a file, for the AWS CLI. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { connectionId, document } = await params;
  const connection = await requireConnection(connectionId, paths.connection(connectionId));
  const policy = listDocuments(describeSetup(connection)).get(document) ?? notFound();
  return new Response(`${formatPolicy(policy)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${document}"`,
      "cache-control": "no-store",
    },
  });
}

function listDocuments(view: SetupView): Map<string, PolicyDocument> {
  if (view.accessMethod === "access-key") {
    return new Map(view.documents.policies.map(({ name, document }) => [`${name}.json`, document]));
  }
  const { trustPolicy, permissionPolicy } = view.documents;
  return new Map([
    ["trust-policy.json", trustPolicy],
    ["permission-policy.json", permissionPolicy],
  ]);
}
