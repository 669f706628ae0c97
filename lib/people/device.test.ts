import { expect, test } from "vitest";
import { describeDevice, shortenAddress } from "./device";

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
    "Edge on Windows",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15",
    "Safari on macOS",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/140.0 Safari/604.1",
    "Chrome on iOS",
  ],
  ["curl/8.5.0", "An unknown browser"],
  [null, "An unknown browser"],
])("%j is %s", (userAgent, device) => {
  expect(describeDevice(userAgent)).toBe(device);
});

test.each([
  ["2001:0db8:0000:0000:0000:0000:0000:0000", "2001:db8::"],
  ["203.0.113.7", "203.0.113.7"],
  ["", null],
  [null, null],
])("the address %j is shown as %j", (stored, shown) => {
  expect(shortenAddress(stored)).toBe(shown);
});
