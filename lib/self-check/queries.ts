import "server-only";
import { readSettings } from "@/lib/env";
import { examineAws } from "./examine-aws";
import { listShippedMigrations, readIntegrations } from "./examine-code";
import { examineKeys } from "./examine-keys";
import { examineMail } from "./examine-mail";
import { notUsed } from "./finding";
import { judgeDatabase, judgeMigrations } from "./judge-database";
import { judgeIntegrations, judgeSettings } from "./judge-settings";
import { readDatabase } from "./read-database";
import { type Finding, SELF_CHECKS, type SelfCheckId, type SelfReport } from "./types";

const DEFAULT_REGION = "us-east-1";

/** Looks at everything of our own side that a verification rests on. Never throws: what fails is a finding. */
export async function examineOwnSide(): Promise<SelfReport> {
  const { values, faults } = readSettings();
  const region = values.AWS_REGION ?? DEFAULT_REGION;
  const database = await readDatabase(values.DATABASE_URL);
  const [aws, keys, integrations, migrations, email] = await Promise.all([
    examineAws(region, values.VENDOR_PRINCIPAL_ARN, database, values.PROBE_ROLE_NAME),
    examineKeys({ ...values, AWS_REGION: region }, database),
    readIntegrations(values.INTEGRATIONS_DIR),
    listShippedMigrations(),
    examineMail(values.SMTP_URL, database),
  ]);
  const found: Record<SelfCheckId, Finding> = {
    settings: judgeSettings(faults),
    database: judgeDatabase(database),
    migrations: judgeMigrations(database, migrations),
    ...aws,
    ...keys,
    integrations: judgeIntegrations(integrations, values.INTEGRATIONS_DIR),
    email,
    "template-bucket": notUsed(
      "Set-up documents are shown and downloaded here; nothing of them is kept in a bucket.",
    ),
  };
  const ids = Object.keys(SELF_CHECKS) as SelfCheckId[];
  return {
    askedAt: new Date().toISOString(),
    checks: ids.map((id) => ({ id, title: SELF_CHECKS[id], ...found[id] })),
  };
}
