import { expect, test } from "vitest";
import { describeKeyForm } from "./handover";
import { readSettings } from "./settings";
import { newKeyConnection } from "./testing/keys";
import { newMember } from "./testing/members";

test("what a product asks for beside the key is read from the fields of its form, the region apart", () => {
  const input = { "setting.default-region": " eu-central-1 ", "setting.of-nobody": "x", accessKeyId: "AKIA" };
  expect(readSettings("monk", input)).toEqual({
    values: { "default-region": "eu-central-1" },
    region: "eu-central-1",
  });
  expect(readSettings("monk", {})).toEqual({ values: {}, region: null });
  expect(readSettings("cloudlvl", input)).toEqual({ values: {}, region: null });
});

test.each(["nonsense", "us-east-1.evil.example", "https://evil.example", "us-east-1\r\nx"])(
  "%j is no region, and the field says so",
  (text) => {
    expect(readSettings("monk", { "setting.default-region": text })).toEqual({
      fieldErrors: { "setting.default-region": [expect.any(String)] },
      problems: ["setting:default-region"],
    });
  },
);

test("the form shows what was entered before", async () => {
  const connection = await newKeyConnection(await newMember(), "monk");
  const shown = (settings: Record<string, string>) =>
    describeKeyForm({ ...connection, settings }).settings.map(({ value }) => value);
  expect(shown({})).toEqual([""]);
  expect(shown({ "default-region": "eu-central-1" })).toEqual(["eu-central-1"]);
});
