import { describe, expect, test } from "vitest";
import { changedFindings, eventsOf } from "./change-events";

const evidence = (message: string) => [
  {
    call: "iam:SimulatePrincipalPolicy",
    httpStatus: 403,
    code: "AccessDenied",
    message,
    requestId: null,
    durationMs: 1,
  },
];

describe("the events that tell of a change", () => {
  test("are those of the role or of the user", () => {
    expect(eventsOf({ code: "permissions-outside-boundary", evidence: [] }, "iam-role")?.names[0]).toBe(
      "PutRolePermissionsBoundary",
    );
    const ofUser = eventsOf({ code: "permissions-missing", evidence: [] }, "access-key");
    expect(ofUser?.names).toContain("RemoveUserFromGroup");
    expect(ofUser?.names.some((name) => name.includes("Role"))).toBe(false);
  });

  test("are the organisation's in its management account", () => {
    const expected = { account: "management", names: ["AttachPolicy", "UpdatePolicy", "MoveAccount"] };
    expect(eventsOf({ code: "permissions-denied-by-scp", evidence: [] }, "iam-role")).toEqual(expected);
    const refused = evidence("not authorized with an explicit deny in a service control policy");
    expect(eventsOf({ code: "simulation-not-allowed", evidence: refused }, "iam-role")).toEqual(expected);
  });

  test("are none where nothing of the customer's changed", () => {
    expect(eventsOf({ code: "role-throttled", evidence: [] }, "iam-role")).toBeNull();
    expect(eventsOf({ code: "permissions-granted", evidence: [] }, "iam-role")).toBeNull();
  });

  test("belong to findings of one check together", () => {
    expect(changedFindings("role-no-longer-opens")).toContain("role-refused");
    expect(changedFindings("role-no-longer-opens")).not.toContain("permissions-missing");
  });
});
