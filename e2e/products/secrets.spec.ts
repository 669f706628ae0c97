import { STEPS_BY_METHOD } from "@/lib/onboarding/setup-steps";
import { expect, test } from "./fixtures";
import { writings } from "./secret-tap";
import { connectByKey } from "./steps";

test("no page of a connection shows the secret, and the search for it sees all that it looks through", async ({
  page,
  account,
  signInAs,
  tap,
}) => {
  await signInAs("acme");
  const { connectionId, key } = await connectByKey(page, account, tap, { product: "Koding" });
  const address = `/connections/${connectionId}`;
  for (const step of STEPS_BY_METHOD["access-key"]) await page.goto(`${address}/setup/${step}`);
  await page.goto("/connections");
  await page.goto(address);
  await page.evaluate(
    (url) => history.replaceState({ seen: "in the history" }, "", url),
    `${address}?seen=here`,
  );
  await page.evaluate(() => console.info("seen in the console"));

  const places = await tap.gather(page);
  expect(places["answers to the browser"]).toContain(key.accessKeyId);
  expect(places["answers to the browser"], "server-action answers are heard, too").toContain(
    "text/x-component",
  );
  expect(places["addresses and headers that the browser sent"]).toContain(
    `POST ${new URL(page.url()).origin}`,
  );
  expect(places["the console"]).toContain("seen in the console");
  expect(places["what the browser keeps"]).toContain("in the history");
  expect(places["the database"]).toContain(key.accessKeyId);
  expect(places["the database"]).toContain("connection.access-key-entered");
  expect(places["the logs"]).toContain("Ready on");
});

test("a secret is found however it is written", () => {
  const secret = "abc/DEF+0123456789abcdefghijABCDEFGHIJ/+";
  for (const around of ["", "x", "xy"]) {
    const encoded = Buffer.from(`${around}${secret}${around}`).toString("base64");
    expect(writings(secret).some((one) => encoded.includes(one))).toBe(true);
  }
  for (const text of [
    encodeURIComponent(secret),
    JSON.stringify({ secret }),
    Buffer.from(secret).toString("hex"),
  ]) {
    expect(writings(secret).some((one) => text.includes(one))).toBe(true);
  }
});
