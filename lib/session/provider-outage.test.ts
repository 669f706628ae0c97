import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { beginProviderSignIn, describeProviderFault } from "./provider-sign-in";
import { CLIENT, startOpenIdProvider } from "./testing/openid-provider";

test("a provider that is out of order is said on the sign-in page, and is found once it is back", async () => {
  const provider = await startOpenIdProvider();
  let isBack = false;
  const front = createServer(async (_request, response) => {
    if (!isBack) return response.writeHead(503).end();
    const document = await fetch(`${provider.issuer}/.well-known/openid-configuration`);
    response.writeHead(200, { "content-type": "application/json" }).end(await document.text());
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  Object.assign(process.env, {
    OIDC_ISSUER: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
  });
  const begin = async () => {
    const answer = await beginProviderSignIn(
      new Request("http://localhost:3000/sign-in/provider?next=/support"),
    );
    return answer.headers.get("location");
  };
  expect(await begin()).toBe("/sign-in?next=%2Fsupport&error=provider_unavailable");
  expect(describeProviderFault("provider_unavailable", "Example")).toContain("did not work");
  isBack = true;
  expect(await begin()).toContain(`${provider.issuer}/authorize?`);
  front.close();
  await provider.close();
});
