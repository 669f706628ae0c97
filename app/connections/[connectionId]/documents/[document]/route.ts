import { notFound } from "next/navigation";
import { requireConnection } from "@/lib/connections/queries";
import { describeSetup } from "@/lib/connections/setup-view";
import { paths } from "@/lib/paths";
import { formatPolicy } from "@/lib/setup/console-steps";

type Context = RouteContext<"/connections/[connectionId]/documents/[document]">;

/** One of the role's documents as a file, for the AWS CLI. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { connectionId, document } = await params;
  const connection = await requireConnection(connectionId, paths.connection(connectionId));
  const { documents } = describeSetup(connection);
  const policy = {
    "trust-policy.json": documents.trustPolicy,
    "permission-policy.json": documents.permissionPolicy,
  }[document];
  if (!policy) notFound();
  return new Response(`${formatPolicy(policy)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${document}"`,
      "cache-control": "no-store",
    },
  });
}
