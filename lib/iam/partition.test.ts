import { describe, expect, test } from "vitest";
import regions from "./cases/regions.json";
import {
  consoleHost,
  createGroupConsoleUrl,
  createRoleConsoleUrl,
  createUserConsoleUrl,
  defaultRegion,
  PARTITIONS,
  partitionOfRegion,
  partitionTitle,
  roleConsoleUrl,
  rolesConsoleUrl,
  userConsoleUrl,
  usersConsoleUrl,
} from "./partition";

describe("console addresses", () => {
  test("lead to the partition's own console", () => {
    expect(rolesConsoleUrl("aws-cn")).toBe("https://console.amazonaws.cn/iam/home#/roles");
    expect(createRoleConsoleUrl("aws")).toBe("https://console.aws.amazon.com/iam/home#/roles/create");
    expect(usersConsoleUrl("aws-us-gov")).toBe("https://console.amazonaws-us-gov.com/iam/home#/users");
  });

  test("lead to the pages for users and groups", () => {
    expect(createUserConsoleUrl("aws")).toBe("https://console.aws.amazon.com/iam/home#/users/create");
    expect(createGroupConsoleUrl("aws")).toBe("https://console.aws.amazon.com/iam/home#/groups/create");
    expect(userConsoleUrl("aws-cn", "a@b")).toBe(
      "https://console.amazonaws.cn/iam/home#/users/details/a%40b",
    );
  });

  test("encode a role's name", () => {
    expect(roleConsoleUrl("aws", "a+b=c")).toBe(
      "https://console.aws.amazon.com/iam/home#/roles/details/a%2Bb%3Dc",
    );
  });
});

describe("regions", () => {
  test.each(regions as [string, string][])("%s is in %s", (region, partition) => {
    expect(partitionOfRegion(region)).toBe(partition);
  });

  test("a partition's main region is its own", () => {
    for (const partition of PARTITIONS) expect(partitionOfRegion(defaultRegion(partition))).toBe(partition);
  });
});

describe("partitions", () => {
  test("each have a title, a console and a region of their own", () => {
    for (const facts of [partitionTitle, consoleHost, defaultRegion]) {
      expect(new Set(PARTITIONS.map(facts)).size).toBe(PARTITIONS.length);
    }
  });
});
