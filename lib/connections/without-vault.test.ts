import { beforeAll, expect, test } from "vitest";
import { createSecret } from "@/lib/crypto/secret";
import { getDatabase } from "@/lib/db/client";
import { getEnv } from "@/lib/env";
import type { MemberActor } from "@/lib/session/actors";
import { enterAccessKey } from "./commands/enter-access-key";
import { listProducts } from "./products";
import { accountSchema, changeAccountSchema } from "./schema";
import { keyRowsOf, newKeyConnection } from "./testing/keys";
import { ACCOUNT_ID, newMember } from "./testing/members";
import { canStoreSecrets, sealSecret } from "./vault";

delete process.env.ENCRYPTION_KEYS;

let actor: MemberActor;
beforeAll(async () => {
  actor = await newMember();
});

const WANTED = { integrationId: "monk", accessMethod: "access-key", awsAccountId: ACCOUNT_ID };

test("without a master key no product is offered by access keys, and those that take nothing else not at all", () => {
  const products = listProducts();
  expect(products.map(({ id }) => id)).toEqual(["cloudlvl", "infrawatch"]);
  expect(products.flatMap(({ methods }) => methods)).toEqual(["iam-role", "iam-role"]);
});

test("a request that asks for access keys all the same is refused, at the beginning and later", () => {
  const message = "Access keys cannot be kept here. Choose an IAM role instead.";
  for (const parsed of [
    accountSchema.safeParse(WANTED),
    changeAccountSchema.safeParse({ ...WANTED, connectionId: "any" }),
  ])
    expect(parsed.error?.issues).toMatchObject([{ path: ["accessMethod"], message }]);
});

test("a connection of before takes no key: nothing is stored in the open", async () => {
  const connection = await newKeyConnection(actor);
  process.env.AWS_ENDPOINT_URL_STS = "http://127.0.0.1:1";
  const entered = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "0".repeat(40), region: null, settings: {} };
  await expect(enterAccessKey(actor, connection, entered)).rejects.toThrow("ENCRYPTION_KEYS");
  expect(await keyRowsOf(connection.id)).toEqual([]);
  const audit = await getDatabase().auditEvent.count({ where: { connectionId: connection.id } });
  expect(audit).toBe(1);
});

test("a key of KMS is a vault as well", async () => {
  expect(canStoreSecrets({ ...getEnv(), ENCRYPTION_KMS_KEY: "alias/rolebridge" })).toBe(true);
  expect(canStoreSecrets()).toBe(false);
  expect(() => sealSecret("row", createSecret("any"))).toThrow("ENCRYPTION_KMS_KEY");
});
