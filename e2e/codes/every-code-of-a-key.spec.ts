import { tellKeyRun } from "@/lib/verification/testing/tell-key-run";
import { ageKeys } from "../products/database";
import { test } from "../products/fixtures";
import { connectByKey } from "../products/steps";
import { KEY_TROUBLES, REGION } from "./key-troubles";
import { expectTold, meet } from "./meet";
import { TOLD_KEY_RUNS } from "./told-runs";

test.describe.configure({ timeout: 600_000 });

test("whatever goes wrong with an access key is named, and mended by what the page says", async ({
  page,
  account,
  sandbox,
  signInAs,
  tap,
}) => {
  await signInAs("acme");
  const { connectionId, key } = await connectByKey(page, account, tap, {
    product: "Monk",
    settings: { "Default region": REGION },
  });
  await ageKeys(connectionId);
  const { accessKeyId } = key;
  const at = { account, sandbox, accessKeyId, userName: "monk-deploy" };
  for (const trouble of KEY_TROUBLES) await meet(page, trouble, at);
  for (const { codes, answers, plan } of TOLD_KEY_RUNS) {
    await test.step(codes.join(), async () => {
      const { results } = await tellKeyRun(answers, plan);
      await expectTold(page, { connectionId, codes, results });
    });
  }
});
