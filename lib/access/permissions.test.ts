import { describe, expect, expectTypeOf, test } from "vitest";
import { LEVEL_WORDS, type Level, MEMBER_LEVELS, STAFF_LEVELS } from "./levels";
import { type LevelWith, may, PERMISSIONS, type Permission } from "./permissions";

const ALL = Object.keys(PERMISSIONS) as Permission[];
const heldBy = (level: Level) => ALL.filter((permission) => may({ level }, permission));

describe("the table of permissions", () => {
  test("gives an owner all that a member has, and an admin all that support has", () => {
    expect(heldBy("owner")).toEqual(expect.arrayContaining(heldBy("member")));
    expect(heldBy("admin")).toEqual(expect.arrayContaining(heldBy("support")));
  });

  test("lets support read, take a copy and verify again, and change nothing", () => {
    const verbs = heldBy("support").map((permission) => permission.split(".")[1]);
    expect(new Set(verbs)).toEqual(new Set(["read", "verify", "export", "manage-own"]));
  });

  test("lets no staff act as a customer, and no member as staff", () => {
    const both = ALL.filter(
      (permission) =>
        MEMBER_LEVELS.some((level) => may({ level }, permission)) &&
        STAFF_LEVELS.some((level) => may({ level }, permission)),
    );
    expect(both).toEqual(["connection.read", "connection.verify", "account.manage-own"]);
  });

  test("leaves disconnecting and the members to the owner", () => {
    const onlyOwners = heldBy("owner").filter((permission) => !may({ level: "member" }, permission));
    expect(onlyOwners).toEqual(["connection.disconnect", "member.manage"]);
  });

  test("gives nothing to a level that it does not know", () => {
    for (const level of ["", "toString", "Owner", "root"] as unknown as Level[])
      expect(heldBy(level)).toEqual([]);
  });

  test("has words for every level", () => {
    expect(Object.keys(LEVEL_WORDS)).toEqual([...MEMBER_LEVELS, ...STAFF_LEVELS]);
  });

  test("tells the compiler who may", () => {
    const actor = { level: "owner" } as { level: Level };
    if (may(actor, "external-id.revoke")) expectTypeOf(actor.level).toEqualTypeOf<"admin">();
    expectTypeOf<LevelWith<"connection.disconnect">>().toEqualTypeOf<"owner">();
    // @ts-expect-error: a permission that the table does not name
    expect(() => may(actor, "connection.steal")).toThrow();
  });
});
