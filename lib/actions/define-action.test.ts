import { describe, expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { invalid, listFieldErrors, readValues, rejectEnded, withoutSecrets } from "./define-action";
import { countAttempt } from "./limit";

function formOf(entries: [string, string | File][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

describe("readValues", () => {
  test("takes the text fields as they were typed, and none that Next.js adds", () => {
    const form = formOf([
      ["$ACTION_REF_1", ""],
      ["$ACTION_1:0", '{"id":"x"}'],
      ["$ACTION_KEY", "k"],
      ["roleArn", "  arn:aws "],
      ["empty", ""],
    ]);
    expect(readValues(form)).toEqual({ roleArn: "  arn:aws ", empty: "" });
  });

  test("takes no file, and of a field given twice the last", () => {
    const form = formOf([
      ["upload", new File(["x"], "x.txt")],
      ["id", "one"],
      ["id", "two"],
    ]);
    expect(readValues(form)).toEqual({ id: "two" });
  });

  test("a field named __proto__ changes nothing but itself", () => {
    const values = readValues(formOf([["__proto__", "x"]]));
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });
});

describe("withoutSecrets", () => {
  const secret = "abcd/EFGH+0123456789abcdefghijABCDEFGHIJ";

  test("keeps every field but the secret ones, and one that a secret was pasted into", () => {
    const values = { accessKeyId: "AKIA0123456789ABCDEF", secretAccessKey: secret, region: "eu-west-1" };
    const { secretAccessKey: _, ...others } = values;
    expect(withoutSecrets(values, ["secretAccessKey"])).toEqual(others);
    for (const accessKeyId of [secret, ` ${secret}`, `AKIA0123456789ABCDEF ${secret}`]) {
      expect(withoutSecrets({ ...values, accessKeyId }, ["secretAccessKey"])).toEqual({
        region: "eu-west-1",
      });
    }
  });

  test("drops a secret that was pasted into a form which asks for none", () => {
    expect(withoutSecrets({ pasted: `{"SecretAccessKey": "${secret}"}`, page: "verify" }, [])).toEqual({
      page: "verify",
    });
  });
});

describe("listFieldErrors", () => {
  test("names every fault of every field, nested ones by their path", () => {
    const schema = z.object({
      name: z
        .string()
        .min(3, "Too short.")
        .regex(/^[a-z]*$/, "Small letters only."),
      place: z.object({ region: z.string("Choose a region.") }),
    });
    const { error } = schema.safeParse({ name: "A1", place: {} });
    if (!error) throw new Error("The schema was to refuse");
    expect(listFieldErrors(error)).toEqual({
      name: ["Too short.", "Small letters only."],
      "place.region": ["Choose a region."],
    });
  });
});

describe("invalid", () => {
  test("keeps what was typed beside what is wrong", () => {
    const values = { roleArn: "arn:aws" };
    expect(invalid(values, { fieldErrors: { roleArn: ["No."] } })).toEqual({
      status: "invalid",
      values,
      fieldErrors: { roleArn: ["No."] },
      formError: null,
    });
    expect(invalid(values, { formError: "No." })).toMatchObject({ formError: "No.", fieldErrors: {} });
  });
});

describe("rejectEnded", () => {
  test("says of a connection that was disconnected meanwhile that it was, and hands on every other fault", () => {
    expect(rejectEnded(new AppError("connection-ended")).formError).toContain("disconnected meanwhile");
    for (const other of [new AppError("not-found"), new Error("NEXT_REDIRECT")])
      expect(() => rejectEnded(other)).toThrow(other);
  });
});

describe("countAttempt", () => {
  test("lets the limit through, refuses what is beyond it, and counts each person and each action apart", async () => {
    const limit = { attempts: 3, perSeconds: 600 };
    for (let attempt = 0; attempt < 3; attempt += 1) await countAttempt("write", "mara", limit);
    await expect(countAttempt("write", "mara", limit)).rejects.toEqual(new AppError("too-many-attempts"));
    await expect(countAttempt("write", "jonas", limit)).resolves.toBeUndefined();
    await expect(countAttempt("read", "mara", limit)).resolves.toBeUndefined();
  });
});
