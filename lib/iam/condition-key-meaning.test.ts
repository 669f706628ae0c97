import { expect, test } from "vitest";
import { meaningOfConditionKey } from "./condition-key-meaning";

test("a key is known in any case", () => {
  const address = "our requests come from other addresses than yours";
  expect(meaningOfConditionKey("aws:SourceIp")).toBe(address);
  expect(meaningOfConditionKey("AWS:sourceip")).toBe(address);
});

test("a tag is named as it is written, of whatever service the key is", () => {
  expect(meaningOfConditionKey("aws:ResourceTag/Cost/Center")).toBe(
    "it looks at the tag Cost/Center of what is reached",
  );
  expect(meaningOfConditionKey("ec2:ResourceTag/$1")).toBe("it looks at the tag $1 of what is reached");
  expect(meaningOfConditionKey("aws:PrincipalTag/Team")).toBe("it looks at the tag Team of the role or user");
});

test("nothing is said of a key that is not known", () => {
  expect(meaningOfConditionKey("ec2:InstanceType")).toBeNull();
  expect(meaningOfConditionKey("aws:SourceIpAddress")).toBeNull();
  expect(meaningOfConditionKey("")).toBeNull();
});
