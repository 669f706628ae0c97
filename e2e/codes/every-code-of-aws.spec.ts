import { test as base } from "../fixtures";
import { OwnSide } from "../harness/own-side";
import { connectByRole } from "../rotation-steps";
import { AWS_TROUBLES } from "./aws-troubles";
import { meet } from "./meet";
import { listExternalIds } from "./stored-runs";

const test = base.extend<{ ours: OwnSide }>({
  ours: async ({ sandbox }, use, testInfo) => {
    const ours = await OwnSide.open(sandbox, testInfo.outputPath("ours"));
    await use(ours);
    await ours.putRight();
  },
});

test.describe.configure({ timeout: 600_000 });

test("whatever goes wrong on the side of AWS or on ours is named as such, and the connection stays as it was", async ({
  page,
  account,
  sandbox,
  ours,
  signInAs,
}) => {
  await signInAs("acme");
  const { connectionId, roleName, shown } = await connectByRole(page, account);
  const [externalId = ""] = await listExternalIds(connectionId);
  const role = { account, sandbox, ours, roleName, externalId, ...shown };
  for (const trouble of AWS_TROUBLES) await meet(page, trouble, role);
});
