import { test } from "../fixtures";
import { workerDemo } from "../harness/worker-demo";
import { connectByRole } from "../rotation-steps";
import { EXTERNAL_ID_TROUBLES } from "./external-id-troubles";
import { meet } from "./meet";
import { ageRole } from "./stored-runs";

test.describe.configure({ timeout: 600_000 });

test("whatever goes wrong while an External ID is exchanged is named, and mended by what the page says", async ({
  page,
  account,
  sandbox,
  browser,
  sessionOf,
  signInAs,
}) => {
  await signInAs("acme");
  const staff = await browser.newContext({ baseURL: workerDemo().baseUrl });
  await staff.addCookies(await sessionOf("admin"));
  const admin = await staff.newPage();
  const { connectionId, roleName, shown } = await connectByRole(page, account);
  await ageRole(connectionId);
  const role = { account, sandbox, admin, connectionId, roleName, ...shown };
  for (const trouble of EXTERNAL_ID_TROUBLES) await meet(page, trouble, role);
  await staff.close();
});
