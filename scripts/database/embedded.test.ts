import { Client } from "pg";
import { expect, test } from "vitest";
import { startEmbeddedDatabase } from "./embedded";

test("connections that ask at the same time get the answers to their own questions", async () => {
  const database = await startEmbeddedDatabase(0);
  const clients = Array.from({ length: 6 }, () => new Client({ connectionString: database.url }));
  for (const client of clients) await client.connect();
  const ask = async (client: Client, place: number) => {
    const columns = Array.from({ length: place + 1 }, (_, index) => `$${index + 1}::text as c${index}`);
    for (let round = 0; round < 40; round++) {
      const values = columns.map((_, index) => `${place} ${round} ${index}`);
      const { rows } = await client.query(`select ${columns.join(", ")}`, values);
      expect(Object.values(rows[0] as object)).toEqual(values);
      if (round % 8 === place) {
        await client.query("begin");
        await client.query("select $1::int", [place]);
        await client.query("commit");
      }
    }
  };
  const outcomes = await Promise.allSettled(clients.map(ask));
  expect(outcomes.filter(({ status }) => status === "rejected")).toEqual([]);
  for (const client of clients) await client.end();
  await database.stop();
});
