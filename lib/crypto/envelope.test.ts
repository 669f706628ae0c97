import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bindTo, open, readEnvelope, seal } from "./envelope";
import { createLocalKeys, parseMasterKeys } from "./local-keys";
import { createSecret } from "./secret";

const key = () => randomBytes(32).toString("base64");
const row = bindTo("access_key", "row-1");
const k1 = `k1:${key()}`;
const k2 = `k2:${key()}`;
const old = createLocalKeys(parseMasterKeys(k1));
const both = createLocalKeys(parseMasterKeys(`${k2},${k1}`));

describe("an envelope", () => {
  it("opens to what was sealed, whatever the text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 200 }), async (text) => {
        const envelope = await seal(createSecret(text), row, old);
        expect((await open(envelope, row, [old])).reveal()).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it("never holds the text, and never looks the same twice", async () => {
    const secret = createSecret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    const [first, second] = await Promise.all([seal(secret, row, old), seal(secret, row, old)]);
    expect(first).not.toContain("wJalr");
    expect(first).not.toBe(second);
  });

  it("does not open in another row", async () => {
    const envelope = await seal(createSecret("secret"), row, old);
    await expect(open(envelope, bindTo("access_key", "row-2"), [old])).rejects.toThrow();
  });

  it("does not open once any character of it was altered", async () => {
    const envelope = await seal(createSecret("secret"), row, old);
    const place = fc.integer({ min: envelope.indexOf(".", 10) + 6, max: envelope.length - 3 });
    await fc.assert(
      fc.asyncProperty(place, async (at) => {
        const other = envelope[at] === "A" ? "B" : "A";
        const altered = envelope.slice(0, at) + other + envelope.slice(at + 1);
        fc.pre(altered !== envelope && envelope[at] !== ".");
        await expect(open(altered, row, [old])).rejects.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  it("opens after the master key was rotated, and new ones use the new key", async () => {
    const envelope = await seal(createSecret("secret"), row, old);
    expect((await open(envelope, row, [both])).reveal()).toBe("secret");
    expect(readEnvelope(envelope)).toEqual({ provider: "local", keyId: "k1" });
    expect(readEnvelope(await seal(createSecret("secret"), row, both)).keyId).toBe("k2");
  });

  it("does not open with a retired key, and says which one is missing", async () => {
    const envelope = await seal(createSecret("secret"), row, old);
    const onlyNew = createLocalKeys(parseMasterKeys(k2));
    await expect(open(envelope, row, [onlyNew])).rejects.toThrow(/"k1" is not among ENCRYPTION_KEYS/);
  });
});

describe("a secret", () => {
  it("prints as redacted however it is printed", () => {
    const secret = createSecret("plain");
    const printed = [
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }),
      inspect(secret, { depth: 9 }),
    ];
    expect(printed.join(" ")).not.toContain("plain");
    expect(secret.reveal()).toBe("plain");
  });
});

describe("ENCRYPTION_KEYS", () => {
  it.each([
    ["k1:dG9vIHNob3J0", /"k1" must be 32 bytes/],
    [`:${key()}`, /needs an id/],
    [`${k1},${k1}`, /"k1" stands twice/],
    ["", /needs an id/],
  ])("refuses %s without repeating a key", (text, message) => {
    expect(() => parseMasterKeys(text)).toThrow(message);
  });
});
