import { expect, test } from "vitest";
import { fingerprint } from "./fingerprint";

test("gives the published FNV-1a values", () => {
  expect(fingerprint("")).toBe("811c9dc5");
  expect(fingerprint("a")).toBe("e40c292c");
  expect(fingerprint("foobar")).toBe("bf9cf968");
});
