import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import { formatRoleArn } from "@/lib/iam/role-arn";
import minimal from "@/lib/integrations/cases/minimal-manifest.json";
import { cloudlvl } from "@/lib/integrations/cloudlvl";
import { infrawatch } from "@/lib/integrations/infrawatch";
import { defineIntegration } from "@/lib/integrations/manifest";
import { createHandover } from "./handover";
import { createSessionPolicy } from "./session-policy";
import { createVendorUserDocuments } from "./vendor-user-documents";

const ROLE_ARN = formatRoleArn({
  partition: "aws",
  awsAccountId: "111122223333" as AwsAccountId,
  roleName: "InfraWatchRole",
});

function sessionFor(capabilityIds: readonly string[]) {
  return createSessionPolicy({ integration: infrawatch, capabilityIds, partition: "aws" });
}

describe("the vendor's user", () => {
  test("may assume the base role, as in the guide, and do nothing else", () => {
    expect(createVendorUserDocuments(infrawatch, [ROLE_ARN])).toMatchObject({
      userName: "infrawatch-power-user",
      document: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: ROLE_ARN }],
      },
      size: { fits: true },
    });
  });

  test("is there only where the manifest has one", () => {
    expect(() => createVendorUserDocuments(cloudlvl, [ROLE_ARN])).toThrow(RangeError);
  });
});

describe("createSessionPolicy", () => {
  test("gives a session for EC2 and RDS exactly what the guide says", () => {
    const { document, longestSessionSeconds } = sessionFor(["databases", "ec2"]);
    expect(document.Statement).toEqual([
      {
        Effect: "Allow",
        Action: ["ec2:Describe*", "rds:Describe*", "rds:List*", "cloudwatch:*"],
        Resource: "*",
      },
    ]);
    expect(longestSessionSeconds).toBe(12 * 60 * 60);
  });

  test("fits whatever is approved, and has nothing of what is not", () => {
    const ids = infrawatch.sessionPolicy?.capabilityIds ?? [];
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), (approved) => {
        const { document, size } = sessionFor(approved);
        expect(size.fits).toBe(true);
        const text = JSON.stringify(document);
        expect(text.includes("secretsmanager:")).toBe(approved.includes("secrets-manager"));
        expect(text.includes("ses:*")).toBe(approved.includes("ses"));
        expect(text).not.toMatch(/docdb|sesv2/);
      }),
    );
  });

  test("refuses an approval of nothing, of something else, and where there are no sessions", () => {
    expect(() => sessionFor([])).toThrow(RangeError);
    expect(() => sessionFor(["lambda"])).toThrow(RangeError);
    expect(() =>
      createSessionPolicy({ integration: cloudlvl, capabilityIds: ["ec2"], partition: "aws" }),
    ).toThrow(RangeError);
  });

  test("keeps statements with other resources and conditions apart, in the customer's partition", () => {
    const statements = [
      { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::logs/*" },
      { Effect: "Allow", Action: "s3:PutObject", Resource: ["arn:aws:s3:::logs/*"] },
      {
        Effect: "Allow",
        Action: "ec2:*",
        Resource: "*",
        Condition: { Bool: { "aws:SecureTransport": true } },
      },
    ];
    const integration = defineIntegration({
      ...minimal,
      capabilities: [{ ...minimal.capabilities[0], statements }],
      sessionPolicy: { purpose: "p", capabilityIds: ["ec2"] },
    });
    const { document } = createSessionPolicy({ integration, capabilityIds: ["ec2"], partition: "aws-cn" });
    expect(document.Statement).toEqual([
      { Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: "arn:aws-cn:s3:::logs/*" },
      {
        Effect: "Allow",
        Action: ["ec2:*"],
        Resource: "*",
        Condition: { Bool: { "aws:SecureTransport": true } },
      },
    ]);
  });
});

describe("createHandover", () => {
  const [env, helm] = createHandover({ integration: infrawatch, values: { roleArn: ROLE_ARN } });

  test("writes the settings of the guide, with the role's ARN and without any key", () => {
    expect(env?.text.split("\n").slice(1)).toEqual([
      "POWER_AWS_ACCESS_KEY_ID=<the access key ID of infrawatch-power-user>",
      "POWER_AWS_SECRET_ACCESS_KEY=<its secret access key>",
      `BASE_ROLE_ARN=${ROLE_ARN}`,
      "",
    ]);
    expect(helm?.text).toContain(`\nBASE_ROLE_ARN: ${ROLE_ARN}\n`);
    expect(env?.missing).toEqual([]);
  });

  test("says which values are not there yet", () => {
    const [early] = createHandover({ integration: infrawatch, values: {} });
    expect(early?.missing).toEqual(["roleArn"]);
    expect(early?.text).toContain("BASE_ROLE_ARN=<roleArn>");
  });

  const own = defineIntegration({
    ...minimal,
    settings: [{ id: "team", label: "Team", hint: "h", kind: "text", required: true }],
    handover: ["env", "yaml"].map((format) => ({
      id: format,
      title: "t",
      fileName: "f",
      format,
      lines: [format === "env" ? "TEAM={{setting.team}}" : "team: {{ setting.team }}"],
    })),
  });

  test("quotes what would mean something else in the file", () => {
    const lines = (team: string) =>
      createHandover({ integration: own, values: {}, settings: { team } }).map(({ text }) => text.trimEnd());
    expect(lines("blue")).toEqual(["TEAM=blue", "team: blue"]);
    expect(lines("012345678901")).toEqual(["TEAM=012345678901", "team: '012345678901'"]);
    expect(lines("no")).toEqual(["TEAM=no", "team: 'no'"]);
    expect(lines("a # b")).toEqual(["TEAM='a # b'", "team: 'a # b'"]);
    expect(lines("it's $HOME")).toEqual(['TEAM="it\'s \\$HOME"', "team: 'it''s $HOME'"]);
  });

  test("lets no value begin a line of its own", () => {
    expect(() => createHandover({ integration: own, values: {}, settings: { team: "a\nB=c" } })).toThrow(
      RangeError,
    );
  });
});
