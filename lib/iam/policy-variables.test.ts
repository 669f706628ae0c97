import { expect, test } from "vitest";
import { conditionKeysOf } from "./condition-keys";
import { resolveVariables } from "./conditions/judge-condition";

const request = { resolvesVariables: true, possibilitiesOf: () => [{ value: "alice" }] };
const resolved = (text: string) => resolveVariables(text, request);
const keysIn = (Resource: string) => [...conditionKeysOf({ Effect: "Allow", Action: "*", Resource })];

test("variables are put in place, and what only looks like one is not", () => {
  expect(resolved(`home/\${aws:username}/\${*}`)).toMatchObject({ text: "home/alice/*" });
  expect(resolved(`home/\${$}`)).toMatchObject({ text: "home/$" });
  expect(resolved("home/${aws:username")).toMatchObject({ text: "home/${aws:username" });
});

test("the keys of variables are told, without what stands in for a missing one", () => {
  expect(keysIn(`a/\${aws:username}/\${ aws:PrincipalTag/Team , 'none'}/\${aws:userid`)).toEqual([
    "aws:username",
    "aws:principaltag/team",
  ]);
});

test("what stands in for a missing value is put in place", () => {
  const nobody = { resolvesVariables: true, possibilitiesOf: () => [null] };
  expect(resolveVariables(`home/\${ aws:username , 'them' }`, nobody)).toMatchObject({ text: "home/them" });
  expect(resolveVariables(`home/\${aws:username}`, nobody)).toBeNull();
});

test.each([
  ["openings", "${".repeat(70_000)],
  ["names", "${a".repeat(46_000)],
  ["blanks", `\${${" ".repeat(140_000)}}`],
  ["commas", "${a,".repeat(35_000)],
])("a text of %s is read in time", (_, text) => {
  for (const read of [() => resolved(text), () => keysIn(text.slice(0, 10_000))]) {
    const start = performance.now();
    read();
    expect(performance.now() - start).toBeLessThan(1_000);
  }
});
