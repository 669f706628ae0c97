import { tellRun } from "@/lib/verification/testing/tell-run";
import { test } from "../fixtures";
import { prepareRole } from "../role-admin";
import { beginConnection, submitRoleArn } from "../steps";
import { AWS_IS_GONE } from "./aws-troubles";
import { expectNamed, expectTold, meet } from "./meet";
import { MIXED_UP, REFUSED, ROLE_TROUBLES } from "./role-troubles";
import { ageRole, listExternalIds } from "./stored-runs";
import { TOLD_ROLE_RUNS } from "./told-runs";

test.describe.configure({ timeout: 600_000 });

test("whatever goes wrong with a role is named, and mended by what the page says", async ({
  page,
  account,
  sandbox,
  signInAs,
}) => {
  await signInAs("acme");
  const { id, product } = await beginConnection(page, { product: "Cloudlvl", accountId: account.id });
  const [externalId = ""] = await listExternalIds(id);
  const { connectionId, roleArn, roleName, shown } = await prepareRole(page, account);
  const role = { account, sandbox, roleName, ...shown };
  await test.step(AWS_IS_GONE.what, async () => {
    await AWS_IS_GONE.bring(role);
    await submitRoleArn(page, roleArn);
    await expectNamed(page, AWS_IS_GONE);
    await AWS_IS_GONE.mend(role);
  });
  await ageRole(connectionId);
  await meet(page, REFUSED, role);
  await meet(page, MIXED_UP, { ...role, other: { product, externalId } });
  for (const trouble of ROLE_TROUBLES) await meet(page, trouble, role);
  for (const { codes, answers, plan } of TOLD_ROLE_RUNS) {
    await test.step(codes.join(), async () => {
      const { results } = await tellRun(answers, plan);
      await expectTold(page, { connectionId, codes, results });
    });
  }
});
