import { expect, test } from "vitest";
import { type AccessEnd, judgeAccessEnd } from "./judge-access-end";
import { planWith, ROLE_ARN } from "./testing/plan";
import { ALL_WELL, type ToldAnswers, tellPort } from "./testing/told-port";

const plan = planWith();

/** What AWS answers to the External ID that served last, and to an older one. */
async function askWith(told: Partial<ToldAnswers>): Promise<AccessEnd> {
  const port = tellPort(told);
  const ask = (externalId: string) => port.assumeRole({ roleArn: ROLE_ARN, externalId, sessionName: "end" });
  const answers = [await ask(plan.externalId), await ask("rb-vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv")];
  return judgeAccessEnd(answers, await port.identifyVendor(), plan);
}

const CASES: [string, Partial<ToldAnswers>, AccessEnd][] = [
  ["refused to both", { right: ["denied"] }, "gone"],
  ["denied by name", { right: ["denied/trust-policy-deny"] }, "gone"],
  ["open as before", {}, "still-open"],
  ["open to the older one alone", { right: ["denied"], older: ["answered"] }, "still-open"],
  ["open, whoever we are", { vendor: "credentials-refused" }, "still-open"],
  ["refused because of our own side", { right: ["denied/caller-side"] }, "inconclusive"],
  ["refused by the organisation", { right: ["denied/resource-control-policy"] }, "inconclusive"],
  ["throttled", { right: ["throttled"] }, "inconclusive"],
  ["no answer to the older one", { right: ["denied"], older: ["unanswered"] }, "inconclusive"],
  ["refused to somebody who is not us", { right: ["denied"], vendor: "999988887777" }, "inconclusive"],
  ["refused, and nobody knows to whom", { right: ["denied"], vendor: "unanswered" }, "inconclusive"],
];

test.each(CASES)("%s", async (_, told, end) => {
  expect(await askWith(told)).toBe(end);
});

test("nothing asked is nothing proven", () => {
  const evidence = { call: "", httpStatus: null, code: null, message: null, requestId: null, durationMs: 0 };
  const us = { awsAccountId: "111122223333", arn: ALL_WELL.vendor };
  expect(judgeAccessEnd([], { kind: "answered", value: us, evidence }, plan)).toBe("inconclusive");
});
