import { describe, expect, test } from "vitest";
import cases from "./cases/manifest-faults.json";
import minimal from "./cases/minimal-manifest.json";
import { INTEGRATIONS } from "./catalogue";
import { checkIntegration } from "./check-manifest";
import { defineIntegration } from "./manifest";

describe("checkIntegration", () => {
  for (const { name, change, faults } of cases) {
    test(name, async () => {
      const found = await checkIntegration(defineIntegration({ ...minimal, ...change }));
      const expected = faults.map(({ says, ...fault }) => ({
        integrationId: "acme",
        ...fault,
        message: expect.stringContaining(says),
      }));
      expect(found).toEqual(expected);
    });
  }

  for (const integration of INTEGRATIONS) {
    test(`finds no error in the manifest of ${integration.name}`, async () => {
      const faults = await checkIntegration(integration);
      expect(faults.filter(({ severity }) => severity === "error")).toEqual([]);
    });
  }
});
