import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Requirement } from "./requirement";
import { groupRequirements, type SimulationGroup, splitGroup } from "./simulation-groups";

const requirement = fc.record<Requirement>({
  action: fc
    .tuple(fc.constantFrom("ec2", "s3", "iam"), fc.constantFrom("A", "B", "C", "D"))
    .map(([service, name]) => `${service}:${name}`),
  resource: fc.constantFrom(null, "arn:aws:s3:::one", "arn:aws:s3:::two"),
  context: fc.constantFrom([], [{ key: "k:a", values: ["v"], type: "string" as const }]),
  capabilityId: fc.constantFrom("one", "two"),
  pattern: fc.constant("*"),
  grant: fc.constant({ resource: "*", condition: null }),
});

function requires(action: string, resource: string | null = null): Requirement {
  const grant = { resource: "*", condition: null };
  return { action, resource, context: [], capabilityId: "one", pattern: action, grant };
}

describe("groupRequirements", () => {
  test("never mixes what AWS refuses to mix, and loses nothing", () => {
    fc.assert(
      fc.property(fc.array(requirement), fc.integer({ min: 1, max: 5 }), (requirements, maxActions) => {
        const groups = groupRequirements(requirements, { maxActions });
        expect(new Set(groups.flatMap((group) => group.requirements))).toEqual(new Set(requirements));
        for (const group of groups) {
          expect(group.actions.length).toBeLessThanOrEqual(maxActions);
          expect(new Set(group.actions).size).toBe(group.actions.length);
          for (const one of group.requirements) {
            expect(group.actions).toContain(one.action);
            expect([one.resource, one.context]).toEqual([group.resource, group.context]);
          }
          const services = new Set(group.actions.map((action) => action.split(":")[0]));
          if (group.resource !== null) expect(services.size).toBe(1);
        }
      }),
    );
  });

  test("asks about actions of several services in one call where no resource is given", () => {
    const groups = groupRequirements([requires("ec2:A"), requires("s3:B")], { maxActions: 100 });
    expect(groups.map(({ actions }) => actions)).toEqual([["ec2:A", "s3:B"]]);
  });

  test("asks about services apart where a resource is given", () => {
    const requirements = [requires("ec2:A", "arn:one"), requires("s3:B", "arn:one")];
    expect(groupRequirements(requirements, { maxActions: 100 })).toHaveLength(2);
  });

  test("asks about an action once that two capabilities need", () => {
    const two = [requires("ec2:A"), { ...requires("ec2:A"), capabilityId: "two" }];
    const [group, ...others] = groupRequirements(two, { maxActions: 1 });
    expect(others).toEqual([]);
    expect(group).toMatchObject({ actions: ["ec2:A"], requirements: two });
  });

  test("halves a group, each half with its own requirements", () => {
    const [group] = groupRequirements([requires("ec2:A"), requires("ec2:B"), requires("ec2:C")], {
      maxActions: 100,
    });
    if (!group) throw new Error("There was to be a group");
    const halves = splitGroup(group);
    expect(halves.map(({ actions }) => actions)).toEqual([["ec2:A", "ec2:B"], ["ec2:C"]]);
    for (const half of halves) expect(half.requirements.map(({ action }) => action)).toEqual(half.actions);
  });

  test("halved again and again, asks each action once, with all that its answer decides", () => {
    fc.assert(
      fc.property(fc.array(requirement, { minLength: 1 }), (requirements) => {
        const split = (group: SimulationGroup): SimulationGroup[] =>
          group.actions.length < 2 ? [group] : splitGroup(group).flatMap(split);
        for (const group of groupRequirements(requirements, { maxActions: 100 })) {
          const parts = split(group);
          expect(parts.map(({ actions }) => actions)).toEqual(group.actions.map((action) => [action]));
          const decided = parts.flatMap((part) => part.requirements);
          expect(decided).toHaveLength(group.requirements.length);
          expect(new Set(decided)).toEqual(new Set(group.requirements));
          for (const { resource, context } of parts)
            expect([resource, context]).toEqual([group.resource, group.context]);
        }
      }),
    );
  });

  test("makes no call for nothing", () => {
    expect(groupRequirements([], { maxActions: 100 })).toEqual([]);
  });
});
