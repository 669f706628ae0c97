import { describe, expect, test } from "vitest";
import cases from "./cases/contexts.json";
import { contextsFor } from "./context";
import type { ConditionBlock } from "./policy-document";

describe("contextsFor", () => {
  for (const { name, condition, contexts } of cases) {
    test(name, () => {
      expect(contextsFor(condition as ConditionBlock | undefined)).toEqual(contexts);
    });
  }
});
