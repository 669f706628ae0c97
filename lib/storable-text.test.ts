import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { readValues } from "@/lib/actions/define-action";
import { proxy } from "@/proxy";

test("an address with a null character is refused before anything asks the database for it", () => {
  for (const path of ["/connections/a%00b", "/admin/audit-log?who=%00", "/admin/audit-log?%00=x"])
    expect(proxy(new NextRequest(`http://localhost:3000${path}`)).status).toBe(400);
  expect(proxy(new NextRequest("http://localhost:3000/admin/audit-log?who=100%25")).status).toBe(200);
});

test("a form's text comes without null characters", () => {
  const form = new FormData();
  form.append("connectionId", "a\0b\0");
  expect(readValues(form)).toEqual({ connectionId: "ab" });
});
