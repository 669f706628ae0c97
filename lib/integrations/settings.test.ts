import { describe, expect, test } from "vitest";
import { kommander } from "./kommander";
import { monk } from "./monk";
import { parseSettings } from "./settings";

describe("parseSettings", () => {
  test("takes what is required, without the blanks around it", () => {
    expect(
      parseSettings(kommander, { "provider-name": " aws-team ", workspace: "default", other: "x" }),
    ).toEqual({
      ok: true,
      values: { "provider-name": "aws-team", workspace: "default" },
    });
  });

  test("says of each field what is wanted", () => {
    const parsed = parseSettings(kommander, { workspace: "w".repeat(64) });
    expect(parsed.ok ? {} : parsed.errors).toMatchObject({
      "provider-name": "Enter the provider name.",
      workspace: expect.stringContaining("does not have the form"),
    });
  });

  test("refuses line breaks, which could begin a line of a file", () => {
    const parsed = parseSettings(kommander, { "provider-name": "a\nB=c", workspace: "default" });
    expect(parsed.ok ? {} : parsed.errors).toMatchObject({
      "provider-name": expect.stringContaining("line break"),
    });
  });

  test("lets an optional region be empty, and takes only a region otherwise", () => {
    expect(parseSettings(monk, { "default-region": "" })).toEqual({ ok: true, values: {} });
    expect(parseSettings(monk, { "default-region": "eu-central-1" })).toMatchObject({ ok: true });
    expect(parseSettings(monk, { "default-region": "Frankfurt" })).toMatchObject({ ok: false });
  });

  test("takes only the regions that the product serves", () => {
    const served = { ...monk, regions: ["us-east-1"] };
    expect(parseSettings(served, { "default-region": "us-east-1" }).ok).toBe(true);
    const parsed = parseSettings(served, { "default-region": "eu-west-1" });
    expect(parsed.ok ? {} : parsed.errors).toEqual({
      "default-region": "This region is not served. Choose one of us-east-1.",
    });
  });

  test("is not misled by names that every object has", () => {
    const strange = {
      ...monk,
      settings: monk.settings.map((one) => ({ ...one, id: "constructor", required: true })),
    };
    expect(parseSettings(strange, {}).ok).toBe(false);
  });
});
