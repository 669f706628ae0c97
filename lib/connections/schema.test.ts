import { expect, test } from "vitest";
import { accountSchema, changeAccountSchema } from "./schema";

const ACCOUNT = { awsAccountId: "444455556666", connectionId: "a-connection" };

test.each([
  ["infrawatch", "access-key", "iam-role"],
  ["monk", "iam-role", "access-key"],
  ["kommander", "iam-role", "access-key"],
  ["koding", "iam-role", "access-key"],
  ["cloudlvl", "iam-role", "iam-role"],
  ["cloudlvl", "access-key", "access-key"],
])("%s, asked for by %s, is connected by %s", (integrationId, asked, accessMethod) => {
  const fields = { ...ACCOUNT, integrationId, accessMethod: asked };
  expect(accountSchema.parse(fields)).toMatchObject({ integrationId, accessMethod });
  expect(changeAccountSchema.parse(fields)).toMatchObject({
    integrationId,
    accessMethod,
    connectionId: "a-connection",
  });
});
