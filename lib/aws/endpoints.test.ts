import { IAMClient } from "@aws-sdk/client-iam";
import { STSClient } from "@aws-sdk/client-sts";
import { describe, expect, test } from "vitest";
import { defaultRegion, PARTITIONS } from "@/lib/iam/partition";
import endpoints from "./cases/endpoints.json";

type Resolve = (parameters: object) => { url: URL };

/** Where the SDK goes for a region when nothing redirects it to a sandbox. */
function hostOf({ config }: STSClient | IAMClient, Region: string): string {
  const resolve = config.endpointProvider as unknown as Resolve;
  return resolve({ Region, UseDualStack: false, UseFIPS: false, UseGlobalEndpoint: false }).url.hostname;
}

describe.each(endpoints)("in $partition, $region", ({ partition, region, sts, iam }) => {
  test("the SDK asks the partition's own endpoints", () => {
    expect(hostOf(new STSClient({ region }), region)).toBe(sts);
    expect(hostOf(new IAMClient({ region }), region)).toBe(iam);
  });

  test("the partition is one of ours", () => {
    expect(PARTITIONS).toContain(partition);
  });
});

test("every partition's main region is in the table", () => {
  for (const partition of PARTITIONS) {
    expect(endpoints).toContainEqual(
      expect.objectContaining({ partition, region: defaultRegion(partition) }),
    );
  }
});
