import { describe, expect, test } from "vitest";
import { findIntegration, getIntegration, INTEGRATIONS } from "./catalogue";
import { cloudlvl } from "./cloudlvl";
import { infrawatch } from "./infrawatch";
import { chooseCapabilities, getPermissionSet } from "./selection";

function idsOf(choice: Parameters<typeof chooseCapabilities>[0]): string[] {
  return chooseCapabilities(choice).map(({ id }) => id);
}

describe("chooseCapabilities", () => {
  test("takes the first permission set when none is named", () => {
    expect(idsOf({ integration: cloudlvl })).toEqual(["power-user"]);
  });

  test("takes all capabilities of the set when none is named", () => {
    expect(idsOf({ integration: cloudlvl, permissionSetId: "chosen-services" })).toEqual([
      "ec2",
      "lambda",
      "s3",
    ]);
  });

  test("takes the chosen ones, in the manifest's order", () => {
    const choice = {
      integration: cloudlvl,
      permissionSetId: "chosen-services",
      capabilityIds: ["s3", "ec2"],
    };
    expect(idsOf(choice)).toEqual(["ec2", "s3"]);
  });

  test("keeps the required ones whatever is chosen", () => {
    expect(idsOf({ integration: infrawatch, capabilityIds: [] })).toHaveLength(12);
    expect(idsOf({ integration: infrawatch, capabilityIds: ["health"] })).toHaveLength(13);
  });

  test("gives corrected statements", () => {
    expect(JSON.stringify(chooseCapabilities({ integration: infrawatch }))).not.toMatch(/docdb|sesv2:/);
  });

  test("refuses a permission set, a capability and a choice that there is not", () => {
    expect(() => chooseCapabilities({ integration: cloudlvl, permissionSetId: "everything" })).toThrow(
      RangeError,
    );
    expect(() => chooseCapabilities({ integration: cloudlvl, capabilityIds: ["administrator"] })).toThrow(
      RangeError,
    );
    expect(() =>
      chooseCapabilities({ integration: cloudlvl, permissionSetId: "chosen-services", capabilityIds: [] }),
    ).toThrow(RangeError);
  });
});

describe("the permission sets of Cloudlvl", () => {
  test("warn of full access, and of nothing else", () => {
    const warned = cloudlvl.permissionSets.filter(({ warning }) => warning !== undefined);
    expect(warned.map(({ id }) => id)).toEqual(["administrator"]);
    expect(getPermissionSet(cloudlvl).id).toBe("power-user");
  });
});

describe("the catalogue", () => {
  test("finds an integration by its id, and has each id once", () => {
    for (const integration of INTEGRATIONS) expect(getIntegration(integration.id)).toBe(integration);
  });

  test("finds null, or throws, for an unknown id", () => {
    expect(findIntegration("nobody")).toBeNull();
    expect(() => getIntegration("nobody")).toThrow('There is no integration "nobody"');
  });
});
