import { attention, broken, count, notUsed, ok } from "./finding";
import type { Finding } from "./types";

export interface SettingFault {
  name: string;
  message: string;
}

export function judgeSettings(faults: readonly SettingFault[]): Finding {
  if (faults.length === 0) return ok("All that are needed are set, and readable.");
  const named = faults.map(({ name, message }) => `${name}: ${message}`).join("; ");
  return broken(named, "Set them as .env.example says, and start the application again.");
}

/** One provider of master keys, after a probe was sealed with it and opened again. */
export type KeyProbe = { name: string; keyId: string } | { name: string; reason: string };

export function judgeEncryption(probes: readonly KeyProbe[]): Finding {
  if (probes.length === 0)
    return notUsed("Neither ENCRYPTION_KEYS nor ENCRYPTION_KMS_KEY is set: access keys are not offered.");
  const failed = probes.flatMap((probe) => ("reason" in probe ? [`${probe.name}: ${probe.reason}`] : []));
  if (failed.length > 0)
    return broken(
      `A probe was not sealed and opened again. ${failed.join("; ")}`,
      "For KMS: the key must be enabled in AWS_REGION, and our identity needs kms:GenerateDataKey, kms:Decrypt and kms:DescribeKey on it. Else see ENCRYPTION_KEYS in .env.example.",
    );
  const named = probes.flatMap((probe) => ("keyId" in probe ? [`“${probe.keyId}” (${probe.name})`] : []));
  return ok(`A probe was sealed and opened again with ${named.join(" and ")}.`);
}

/** The manifests as they were read, or why they were not; `own` counts those of INTEGRATIONS_DIR. */
export type IntegrationFacts =
  | { read: false; reason: string }
  | { read: true; shipped: number; own: number; faults: string[] };

export function judgeIntegrations(facts: IntegrationFacts, folder: string | undefined): Finding {
  if (!facts.read)
    return broken(
      facts.reason,
      `Mend the manifest, or INTEGRATIONS_DIR${folder === undefined ? "" : ` (${folder})`}: docs/integrations.md. The application does not start with it.`,
    );
  const words = `${facts.shipped} shipped${folder === undefined ? "" : `, ${facts.own} from ${folder}`}`;
  if (facts.faults.length > 0)
    return broken(
      `${count(facts.faults.length, "fault")}: ${facts.faults.join("; ")}`,
      "Mend what is named: docs/integrations.md.",
    );
  if (folder !== undefined && facts.own === 0)
    return attention(
      `${words}: the folder holds no .json file.`,
      "Put your manifests there, or take INTEGRATIONS_DIR away.",
    );
  return ok(`${words}.`);
}
