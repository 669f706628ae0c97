import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { newStaff } from "@/lib/connections/testing/members";
import { getDatabase } from "@/lib/db/client";
import { type ActorWith, mintStaffActor } from "@/lib/session/actors";
import { getAuth } from "@/lib/session/auth";
import { addStaff } from "@/prisma/seed/people";
import { resetSecondFactor } from "./commands/change-second-factor";
import { findPendingSecondFactor, listSecondFactors, readSecondFactorState } from "./queries";
import { readRefusal } from "./refusal";
import { readCode } from "./testing/authenticator";

const PASSWORD = "correct-horse-staff";

let email: string;
let actor: ActorWith<"second-factor.manage-own">;
beforeEach(async () => {
  email = `${randomUUID()}@rolebridge.test`;
  await addStaff(getDatabase(), { name: "Nora", email, password: PASSWORD, level: "support" });
  const { id: personId } = await getDatabase().person.findUniqueOrThrow({ where: { email } });
  actor = mintStaffActor({ personId, name: "Nora", email, level: "support" });
});

function cookiesOf(headers: Headers): Headers {
  const pairs = headers.getSetCookie().map((one) => one.split(";")[0]);
  return new Headers({ cookie: pairs.join("; ") });
}

async function signIn() {
  const body = { email, password: PASSWORD };
  const { headers, response } = await getAuth().api.signInEmail({ body, returnHeaders: true });
  return { cookies: cookiesOf(headers), response };
}

async function begin() {
  const { cookies } = await signIn();
  const body = { password: PASSWORD, method: "totp" } as const;
  await getAuth().api.enableTwoFactor({ body, headers: cookies });
  const pending = await findPendingSecondFactor(actor);
  if (!pending) throw new Error("Nothing is pending");
  return { cookies, pending };
}

async function setUp() {
  const { cookies, pending } = await begin();
  await getAuth().api.verifyTOTP({ body: { code: readCode(pending.secret) }, headers: cookies });
  return pending;
}

async function sessionOf(headers: Headers) {
  return getAuth().api.getSession({ headers: cookiesOf(headers) });
}

test("the test's own authenticator is that of RFC 6238", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  expect([59, 1_111_111_109, 2_000_000_000].map((second) => readCode(secret, second * 1000))).toEqual([
    "287082",
    "081804",
    "279037",
  ]);
});

describe("an authenticator app", () => {
  test("counts only once a code of it was right", async () => {
    const { cookies, pending } = await begin();
    expect(pending.backupCodes).toHaveLength(10);
    expect(await readSecondFactorState(actor.personId)).toBe("pending");
    expect((await signIn()).response, "nothing is asked for yet").not.toHaveProperty("twoFactorRedirect");
    const wrong = readCode(pending.secret, Date.now() - 3_600_000);
    await expect(getAuth().api.verifyTOTP({ body: { code: wrong }, headers: cookies })).rejects.toThrow();
    expect(await readSecondFactorState(actor.personId)).toBe("pending");
    await getAuth().api.verifyTOTP({ body: { code: readCode(pending.secret) }, headers: cookies });
    expect(await readSecondFactorState(actor.personId)).toBe("on");
    expect(await findPendingSecondFactor(actor), "the secret is never shown again").toBeNull();
  });

  test("that is not set up says why: a wrong password, or an app that is on already", async () => {
    const { cookies, pending } = await begin();
    const { api } = getAuth();
    const refusalOf = (asked: Promise<unknown>) => asked.then(() => null, readRefusal);
    const setUpWith = (password: string, headers: Headers) =>
      refusalOf(api.enableTwoFactor({ body: { password, method: "totp" }, headers }));
    expect(await setUpWith("wrong", cookies)).toEqual({ formError: "The password is not right." });
    const code = readCode(pending.secret);
    const late = readCode(pending.secret, Date.now() - 3_600_000);
    const wrong = await refusalOf(api.verifyTOTP({ body: { code: late }, headers: cookies }));
    expect(wrong?.formError).toMatch(/^This code is not right/);
    const { headers } = await api.verifyTOTP({ body: { code }, headers: cookies, returnHeaders: true });
    const again = await setUpWith(PASSWORD, cookiesOf(headers));
    expect(again?.formError).toMatch(/set up already/);
  });

  test("is asked for after the password, which alone gives no session", async () => {
    const { secret } = await setUp();
    const { cookies, response } = await signIn();
    expect(response).toMatchObject({ twoFactorRedirect: true });
    expect(await getAuth().api.getSession({ headers: cookies })).toBeNull();
    const { headers } = await getAuth().api.verifyTOTP({
      body: { code: readCode(secret) },
      headers: cookies,
      returnHeaders: true,
    });
    expect((await sessionOf(headers))?.user.email).toBe(email);
  });

  test("is replaced once by each backup code", async () => {
    const { backupCodes } = await setUp();
    const code = backupCodes[0] ?? "";
    const use = async () => {
      const { cookies } = await signIn();
      return getAuth().api.verifyBackupCode({ body: { code }, headers: cookies, returnHeaders: true });
    };
    expect((await sessionOf((await use()).headers))?.user.email).toBe(email);
    await expect(use()).rejects.toThrow();
  });

  test("locks after too many wrong codes, also for the right one", async () => {
    const { secret } = await setUp();
    const attempt = async (code: string) => {
      const { cookies } = await signIn();
      return getAuth().api.verifyTOTP({ body: { code }, headers: cookies });
    };
    const wrong = readCode(secret, Date.now() - 3_600_000);
    for (let count = 0; count < 10; count += 1) await expect(attempt(wrong)).rejects.toThrow();
    await expect(attempt(readCode(secret))).rejects.toMatchObject({ statusCode: 429 });
  });

  test("keeps nothing in the database that makes codes", async () => {
    const { secret, backupCodes } = await setUp();
    const row = await getDatabase().secondFactor.findUniqueOrThrow({
      where: { personId: actor.personId },
    });
    const stored = JSON.stringify(row);
    for (const plain of [secret.replaceAll(" ", ""), ...backupCodes]) expect(stored).not.toContain(plain);
  });

  test("is taken away by an admin, and every session of theirs ends", async () => {
    await setUp();
    const admin = (await newStaff("admin")) as ActorWith<"staff.manage">;
    expect((await listSecondFactors(admin)).has(actor.personId)).toBe(true);
    await resetSecondFactor(admin, actor);
    expect(await readSecondFactorState(actor.personId)).toBe("none");
    expect(await getDatabase().browserSession.count({ where: { personId: actor.personId } })).toBe(0);
    expect((await signIn()).response).not.toHaveProperty("twoFactorRedirect");
  });
});
