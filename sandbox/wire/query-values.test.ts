import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAuthorization } from "./authorization-header";
import { AwsError } from "./aws-error";
import { listElements, parseInteger, parseQueryTree } from "./query-values";

function refusalOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof AwsError ? `${error.code}: ${error.message}` : "not an AwsError";
  }
  return "none";
}

describe("integers", () => {
  test.each([
    ["0900", 900],
    ["+900", 900],
    ["-1", -1],
    ["2147483647", 2147483647],
  ])("%s is %d", (text, value) => {
    expect(parseInteger(text)).toBe(value);
  });

  test.each([" 900", "900 ", "9.0", "9e2", "2147483648", "", "0x10", "٣"])("%j is MalformedInput", (text) => {
    expect(refusalOf(() => parseInteger(text))).toMatch(/^MalformedInput/);
  });
});

describe("lists", () => {
  function texts(body: string): (string | undefined)[] {
    return listElements(parseQueryTree(new URLSearchParams(body)).children.get("L")).map(({ text }) => text);
  }

  test("are read in the order of their numbers", () => {
    expect(texts("L.member.2=b&L.member.10=c&L.member.1=a")).toEqual(["a", "b", "c"]);
  });

  test("may skip ten elements but not eleven", () => {
    expect(texts("L.member.11=a")).toEqual(["a"]);
    expect(refusalOf(() => texts("L.member.12=a"))).toBe(
      "MalformedInput: Excessively sparse input would skip 11 list elements",
    );
  });

  test("of any content never fail in another way than AwsError", () => {
    fc.assert(
      fc.property(fc.string(), (body) => {
        expect(refusalOf(() => texts(`L.member.${body}`))).toMatch(/^(none|MalformedInput)/);
      }),
    );
  });
});

describe("the Authorization header", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "Z", "0", "-"), minLength: 1, maxLength: 12 });

  test("gives back what it was made of", () => {
    fc.assert(
      fc.property(word, word, word, word, word, (accessKeyId, date, region, service, signature) => {
        const credential = `${accessKeyId}/${date}/${region}/${service}/aws4_request`;
        const header = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=${signature}`;
        const signedHeaders = ["host", "x-amz-date"];
        expect(parseAuthorization(header)).toEqual({
          accessKeyId,
          date,
          region,
          service,
          signedHeaders,
          signature,
        });
        expect(parseAuthorization(header.replaceAll(", ", ",")).signature).toBe(signature);
      }),
    );
  });

  test("of any content is read or refused with IncompleteSignature", () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, prefixed) => {
        const header = prefixed ? `AWS4-HMAC-SHA256 ${text}` : text;
        expect(refusalOf(() => parseAuthorization(header))).toMatch(/^(none|IncompleteSignature)/);
      }),
    );
  });
});
