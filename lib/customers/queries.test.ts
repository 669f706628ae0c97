import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { newMember, newStaff } from "@/lib/connections/testing/members";
import { getDatabase } from "@/lib/db/client";
import { getCustomer, listCustomers } from "./queries";

test("customers are found by the beginnings of the words of their names, page by page, and counted", async () => {
  const staff = await newStaff("support");
  const word = `q${randomUUID().replaceAll("-", "")}`;
  const names = Array.from({ length: 53 }, (_, index) => `${word} Zürich & Söhne ${index}`);
  for (const name of names) await getDatabase().customer.create({ data: { name } });
  const search = `sö ${word.slice(0, 20)}`;
  const first = await listCustomers(staff, { search, after: null });
  expect(first.customers).toHaveLength(50);
  const second = await listCustomers(staff, { search, after: first.next });
  expect(second.next).toBeNull();
  const found = [...first.customers, ...second.customers].map(({ name }) => name);
  expect(found).toEqual(names.toReversed());
  const { customers } = await listCustomers(staff, { search: `${word} nowhere`, after: null });
  expect(customers).toEqual([]);
});

test("what is typed is words, whatever it looks like", async () => {
  const staff = await newStaff("support");
  for (const search of ["a & | !", "x:*", "'; DROP TABLE customer; --", "(", "%_", "   "])
    expect((await listCustomers(staff, { search, after: null })).customers).toBeInstanceOf(Array);
});

test("a customer has its numbers, and another ID is none", async () => {
  const staff = await newStaff("support");
  const { customerId, customerName } = await newMember();
  expect(await getCustomer(staff, customerId)).toMatchObject({
    name: customerName,
    members: 1,
    connections: 0,
  });
  await expect(getCustomer(staff, "none")).rejects.toThrow();
});
