import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getDatabase } from "@/lib/db/client";
import { addMember, addStaff } from "@/prisma/seed/people";
import { getAuth } from "./auth";
import { beginProviderSignIn, describeProviderFault, endProviderSignIn } from "./provider-sign-in";
import { CLIENT, type OpenIdProvider, startOpenIdProvider } from "./testing/openid-provider";

const HERE = "http://localhost:3000";
const PASSWORD = "correct-horse-staff";

let provider: OpenIdProvider;
beforeAll(async () => {
  provider = await startOpenIdProvider();
  Object.assign(process.env, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_NAME: "Example",
  });
});
afterAll(() => provider.close());

let email: string;
beforeEach(async () => {
  email = `${randomUUID()}@rolebridge.test`;
  await addStaff(getDatabase(), { name: "Nora", email, password: PASSWORD, level: "support" });
  provider.answer = { claims: { sub: randomUUID(), email, email_verified: true } };
});

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
}

/** To the provider and back, as a browser goes. */
async function goThere(query = "") {
  const begun = await beginProviderSignIn(new Request(`${HERE}/sign-in/provider${query}`));
  const there = await fetch(begun.headers.get("location") ?? "", { redirect: "manual" });
  return { cookie: cookiesOf(begun), back: there.headers.get("location") ?? "" };
}

async function comeBack(back: string, cookie: string) {
  const answer = await endProviderSignIn(new Request(back, { headers: { cookie } }));
  const headers = new Headers({ cookie: cookiesOf(answer) });
  const session = await getAuth().api.getSession({ headers });
  return { location: answer.headers.get("location") ?? "", signedIn: session?.user.email ?? null };
}

async function signIn(query = "") {
  const { back, cookie } = await goThere(query);
  return comeBack(back, cookie);
}

async function expectRefusal(error: string, outcome = signIn()) {
  const { location, signedIn } = await outcome;
  expect(signedIn).toBeNull();
  const { pathname, searchParams } = new URL(location, HERE);
  expect([pathname, searchParams.get("error")]).toEqual(["/sign-in", error]);
}

const countLinks = () =>
  getDatabase().signInMethod.count({ where: { providerId: "oidc", person: { email } } });

describe("signing in by the provider of staff", () => {
  test("signs in who is staff, again and again, and keeps no token", async () => {
    expect(await signIn()).toEqual({ location: "/", signedIn: email });
    expect(await signIn("?next=/support")).toEqual({ location: "/support", signedIn: email });
    const links = await getDatabase().signInMethod.findMany({
      where: { providerId: "oidc", person: { email } },
    });
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({ accountId: provider.answer.claims.sub });
    expect(JSON.stringify(links)).not.toMatch(/an-access-token|a-refresh-token|eyJ/);
  });

  test("is in the audit log: the account that was tied to the person, and every sign-in", async () => {
    await signIn();
    await signIn();
    const person = await getDatabase().person.findUniqueOrThrow({ where: { email } });
    const events = await getDatabase().auditEvent.findMany({
      where: { actorId: person.id },
      orderBy: { sequence: "asc" },
    });
    const { sub: subject } = provider.answer.claims;
    expect(events.map(({ action, detail }) => ({ action, detail }))).toEqual([
      { action: "staff.provider-linked", detail: { email, issuer: provider.issuer, subject } },
      { action: "staff.signed-in", detail: { method: "provider" } },
      { action: "staff.signed-in", detail: { method: "provider" } },
    ]);
  });

  test("leads nowhere but on this site", async () => {
    for (const next of ["https://evil.example/", "//evil.example", "/%09/evil.example"])
      expect(await signIn(`?next=${next}`)).toEqual({ location: "/", signedIn: email });
  });

  test("does not ask for the authenticator app, which is the provider's matter", async () => {
    await getDatabase().person.update({ where: { email }, data: { twoFactorEnabled: true } });
    expect(await signIn()).toMatchObject({ signedIn: email });
  });

  test("finds a person whose address is written in capitals there", async () => {
    provider.answer.claims.email = email.toUpperCase();
    expect(await signIn()).toMatchObject({ signedIn: email });
  });
});

describe("the provider's word does not count", () => {
  test("for a member", async () => {
    const member = `${randomUUID()}@acme.test`;
    const customer = `Customer of ${member}`;
    await addMember(getDatabase(), {
      name: "Mara",
      email: member,
      password: PASSWORD,
      level: "owner",
      customer,
    });
    provider.answer.claims.email = member;
    await expectRefusal("not_staff");
    const methods = await getDatabase().signInMethod.findMany({ where: { person: { email: member } } });
    expect(methods.map(({ providerId }) => providerId)).toEqual(["credential"]);
  });

  test("for a stranger, who is not made a person either", async () => {
    const stranger = `${randomUUID()}@example.test`;
    provider.answer.claims.email = stranger;
    await expectRefusal("signup_disabled");
    expect(await getDatabase().person.count({ where: { email: stranger } })).toBe(0);
  });

  test.each([false, undefined, "true", 1])("for an address with email_verified: %j", async (value) => {
    provider.answer.claims.email_verified = value;
    await expectRefusal("account_not_linked");
    expect(await countLinks()).toBe(0);
    expect(describeProviderFault("account_not_linked", "Example")).toContain("only staff");
  });

  test("without an address", async () => {
    provider.answer.claims.email = undefined;
    await expectRefusal("email_not_found");
  });

  test("any longer, once the address there is another or is not verified, or they are no staff", async () => {
    expect(await signIn()).toMatchObject({ signedIn: email });
    const { claims } = provider.answer;
    provider.answer = { claims: { ...claims, email: `${randomUUID()}@example.test` } };
    await expectRefusal("not_staff");
    provider.answer = { claims: { ...claims, email_verified: false } };
    await expectRefusal("not_staff");
    provider.answer = { claims };
    await getDatabase().staff.deleteMany({ where: { person: { email } } });
    await expectRefusal("not_staff");
  });
});

describe("what comes back is refused", () => {
  const now = Math.floor(Date.now() / 1000);
  test.each([
    ["nonce", { nonce: "another-one" }],
    ["nonce, where there is none", { nonce: undefined }],
    ["issuer", { iss: "https://another.example" }],
    ["audience", { aud: "another-client" }],
    ["time", { iat: now - 7200, exp: now - 3600 }],
  ])("with the wrong %s", async (_what, claims) => {
    Object.assign(provider.answer.claims, claims);
    await expectRefusal("unable_to_get_user_info");
    expect(await countLinks()).toBe(0);
  });

  test("with a signature of a key that the provider does not publish", async () => {
    provider.answer.isForged = true;
    await expectRefusal("unable_to_get_user_info");
  });

  test("without a token, and nobody asks for user-info instead", async () => {
    provider.answer.hasNoToken = true;
    await expectRefusal("unable_to_get_user_info");
    expect(provider.userInfoAsked).toBe(0);
  });

  test("with a code that the provider does not know", async () => {
    const { back, cookie } = await goThere();
    const other = new URL(back);
    other.searchParams.set("code", "made-up");
    await expectRefusal("invalid_code", comeBack(other.href, cookie));
  });

  test("with the code of another sign-in, which has another verifier", async () => {
    const [mine, theirs] = [await goThere(), await goThere()];
    const mixed = new URL(mine.back);
    mixed.searchParams.set("code", new URL(theirs.back).searchParams.get("code") ?? "");
    await expectRefusal("invalid_code", comeBack(mixed.href, mine.cookie));
  });

  test("with the wrong state, in another browser, and a second time; no code is exchanged", async () => {
    const { back, cookie } = await goThere();
    const other = new URL(back);
    other.searchParams.set("state", "made-up");
    const { exchanged } = provider;
    await expectRefusal("state_mismatch", comeBack(other.href, cookie));
    await expectRefusal("state_mismatch", comeBack(back, (await goThere()).cookie));
    await expectRefusal("state_mismatch", comeBack(back, ""));
    expect(provider.exchanged).toBe(exchanged);
    expect(await comeBack(back, cookie)).toMatchObject({ signedIn: email });
    await expectRefusal("state_mismatch", comeBack(back, cookie));
    expect(provider.exchanged).toBe(exchanged + 1);
  });
});
