import { describe, expect, test } from "vitest";
import { ACTIONS, ADDRESSES, PARAMETERS } from "./testing/access-matrix";
import { listActions, listAddresses, listHidden } from "./testing/entry-points";

describe("the access matrix", () => {
  test("has a row for every page and every route, and no other", () => {
    expect(Object.keys(ADDRESSES).sort()).toEqual(listAddresses());
  });

  test("has a row for every server action, and no other", () => {
    expect(Object.keys(ACTIONS).sort()).toEqual(listActions());
  });

  test("knows a value for every parameter of an address", () => {
    const names = Object.keys(ADDRESSES).flatMap((address) => address.match(/(?<=\[)[^\]]+/g) ?? []);
    expect(names.filter((name) => !(name in PARAMETERS))).toEqual([]);
  });

  test("sees every action and route: each is declared by name, actions in a file that begins with the directive", () => {
    expect(listHidden()).toEqual([]);
  });
});
