import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { getDatabase } from "@/lib/db/client";
import { addMember } from "@/prisma/seed/people";
import { IDLE } from "../actions/form-state";
import { signIn } from "./actions";
import { getAuth } from "./auth";
import { signInSchema } from "./schema";

const PASSWORD = "correct-horse-battery";
const email = `${randomUUID()}@example.test`;

beforeAll(() =>
  addMember(getDatabase(), {
    name: "Mara",
    email,
    password: PASSWORD,
    level: "owner",
    customer: `Customer of ${email}`,
  }),
);

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

describe("the sign-in form", () => {
  test("never gives the password back, whatever is wrong with the rest", async () => {
    const state = await signIn(IDLE, formOf({ email: "not an address", password: PASSWORD, next: "/x" }));
    expect(state).toMatchObject({ status: "invalid", values: { email: "not an address", next: "/x" } });
    expect(JSON.stringify(state)).not.toContain(PASSWORD);
  });

  test("never gives the password back when an address is tried too often", async () => {
    const form = formOf({ email: "often@example.test", password: PASSWORD });
    let state: unknown;
    for (let attempt = 0; attempt < 12; attempt += 1)
      state = await signIn(IDLE, form).catch(() => "Signing in needs the headers of a request");
    expect(state).toMatchObject({ formError: expect.stringContaining("Too many attempts") });
    expect(JSON.stringify(state)).not.toContain(PASSWORD);
  });

  test.each(["/connections", "/connections/1/setup/verify", "/a?b=c#d"])("leads to %j afterwards", (next) => {
    expect(signInSchema.parse({ email, password: "p", next }).next).toBe(next);
  });

  test.each([
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
    "/\n/elsewhere.example",
    "https://elsewhere.example",
    "javascript:alert(1)",
    "connections",
    "",
  ])("does not lead to %j", (next) => {
    expect(signInSchema.parse({ email, password: "p", next }).next).toBeUndefined();
  });
});

describe("signing in", () => {
  test("takes the right password and gives a session of seven days", async () => {
    const { headers, response } = await getAuth().api.signInEmail({
      body: { email, password: PASSWORD },
      returnHeaders: true,
    });
    const cookie = headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    expect(headers.getSetCookie().join()).toMatch(/rolebridge\.session_token=.*HttpOnly.*SameSite=Lax/i);
    const session = await getAuth().api.getSession({ headers: new Headers({ cookie }) });
    expect(session?.user.id).toBe(response.user.id);
    const days = (Number(session?.session.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
  });

  test("refuses a wrong password and an unknown address in the same words", async () => {
    const attempt = (body: { email: string; password: string }) =>
      getAuth()
        .api.signInEmail({ body })
        .then(() => "signed in")
        .catch(
          ({ statusCode, message }: { statusCode: number; message: string }) => `${statusCode} ${message}`,
        );
    const wrong = await attempt({ email, password: "wrong-password-of-hers" });
    expect(wrong).toMatch(/^401 /);
    expect(await attempt({ email: "nobody@example.test", password: PASSWORD })).toBe(wrong);
  });

  test("lets nobody sign up", async () => {
    const body = { name: "Eve", email: "eve@example.test", password: PASSWORD };
    await expect(getAuth().api.signUpEmail({ body })).rejects.toThrow();
    expect(await getDatabase().person.findUnique({ where: { email: body.email } })).toBeNull();
  });

  test("keeps the password as a hash only, apart from the person", async () => {
    const person = await getDatabase().person.findUnique({
      where: { email },
      include: { signInMethods: true },
    });
    expect(JSON.stringify(person)).not.toContain(PASSWORD);
    expect(person?.signInMethods[0]?.password).toMatch(/^[0-9a-f]+:[0-9a-f]+$/);
  });

  test("adding a member who is known changes nothing", async () => {
    await addMember(getDatabase(), {
      name: "Other",
      email,
      password: "another-password",
      level: "member",
      customer: "Other",
    });
    expect((await getDatabase().person.findUnique({ where: { email } }))?.name).toBe("Mara");
  });
});
