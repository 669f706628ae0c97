import { describe, expect, test } from "vitest";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import { cloudlvl } from "@/lib/integrations/cloudlvl";
import { createRoleDocuments } from "./role-documents";
import { createRotationMail, type RotationNews } from "./rotation-mail";

const documents = createRoleDocuments({
  integration: cloudlvl,
  partition: "aws",
  awsAccountId: "444455556666" as AwsAccountId,
  principalArn: "arn:aws:iam::111122223333:user/vendor",
  externalIds: ["rb-present", "rb-new"],
});

const NEWS: RotationNews[] = ["staged", "promoted", "revoked", "cancelled"];

describe.each(NEWS)("the mail of an External ID that is %s", (news) => {
  const address = "https://rolebridge.example/connections/1";
  const facts = { news, reason: "It leaked", productName: "Cloudlvl", address, documents };
  const { subject, text } = createRotationMail(facts);

  test("says whose account, why, what to paste and where", () => {
    expect(subject).toMatch(/^Cloudlvl: [^\n]+$/);
    for (const part of ["444455556666", "It leaked", "rb-present", "rb-new", address])
      expect(text).toContain(part);
    expect(text).toContain("aws iam update-assume-role-policy");
    const policy = /\{[\s\S]*\n\}/.exec(text)?.[0] ?? "";
    expect(JSON.parse(policy)).toEqual(documents.trustPolicy);
  });

  test("is calm, and unlike the others", () => {
    expect(subject + text).not.toMatch(/!|undefined|null/);
    const others = NEWS.filter((one) => one !== news).map((one) =>
      createRotationMail({ ...facts, news: one }),
    );
    expect(others.map((one) => one.subject)).not.toContain(subject);
    expect(others.map((one) => one.text)).not.toContain(text);
  });
});
