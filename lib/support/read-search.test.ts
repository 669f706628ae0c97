import { expect, test } from "vitest";
import { readSearch, type Search } from "./read-search";

const UUID = "0199c0de-1234-7abc-8def-0123456789ab";
const EXTERNAL_ID = "rb-0123456789abcdefghjkmnpqrstvwxyz";

test.each<[string, Search | null]>([
  ["", null],
  ["  \n ", null],
  ["?!", null],
  ["444455556666", { kind: "account", value: "444455556666" }],
  [" 4444-5555-6666 ", { kind: "account", value: "444455556666" }],
  ["4444 5555 6666", { kind: "account", value: "444455556666" }],
  ["AKIAWNFKZ5PC5IQ2ZQXA", { kind: "access-key", value: "AKIAWNFKZ5PC5IQ2ZQXA" }],
  ["ASIAWNFKZ5PC5IQ2ZQXA", { kind: "access-key", value: "ASIAWNFKZ5PC5IQ2ZQXA" }],
  [
    "arn:aws:iam::444455556666:role/team/Connect",
    { kind: "role-arn", value: "arn:aws:iam::444455556666:role/team/Connect" },
  ],
  [
    "arn:aws:sts::444455556666:assumed-role/Connect/session",
    { kind: "role-arn", value: "arn:aws:iam::444455556666:role/Connect" },
  ],
  [
    "arn:aws:iam::444455556666:user/northwind",
    { kind: "user-arn", value: "arn:aws:iam::444455556666:user/northwind" },
  ],
  [EXTERNAL_ID, { kind: "external-id", value: EXTERNAL_ID }],
  [EXTERNAL_ID.toUpperCase(), { kind: "external-id", value: EXTERNAL_ID }],
  [UUID.toUpperCase(), { kind: "uuid", value: UUID }],
  [`RequestID: ${UUID}`, { kind: "uuid", value: UUID }],
  [`http://localhost/support/connections/${UUID}?run=1`, { kind: "uuid", value: UUID }],
  ["Mara@Acme.Example", { kind: "email", value: "mara@acme.example" }],
  ["Acme  Robo", { kind: "customer-name", words: ["acme", "robo"] }],
  ["Müller & Söhne (GmbH)", { kind: "customer-name", words: ["müller", "söhne", "gmbh"] }],
  ["a' | b:* & !c", { kind: "customer-name", words: ["a", "b", "c"] }],
  ["12345", { kind: "customer-name", words: ["12345"] }],
  ["wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz", { kind: "secret" }],
  ["key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz", { kind: "secret" }],
])("%j", (pasted, search) => {
  expect(readSearch(pasted)).toEqual(search);
});
