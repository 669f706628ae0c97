import { readFile } from "node:fs/promises";
import type { Side } from "@/sandbox/world/types";
import { AwsCli } from "./aws-cli";

interface VendorPlace {
  /** Where the sandbox keeps its state. */
  statePath: string;
  endpoint: string;
  folder: string;
}

/** The AWS CLI in the hands of the product itself: with the key of the user that the customers' roles trust. */
export async function openVendorCli({ statePath, endpoint, folder }: VendorPlace): Promise<AwsCli> {
  const { sides } = JSON.parse(await readFile(statePath, "utf8")) as { sides: { vendor: Side } };
  const { accessKeyId, secretAccessKey } = sides.vendor;
  return AwsCli.in(folder, { endpoint, accessKeyId, secretAccessKey });
}
