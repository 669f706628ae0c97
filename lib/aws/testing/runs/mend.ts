/** Mends what a run found, by nothing but what its remedies say. */
import type { CheckResult } from "@/lib/verification/check-result";
import { calmScenario } from "@/sandbox/world/accounts";
import { signWith } from "../surroundings";
import { followByCli, followOverSdk } from "./follow-command";
import type { RunCase, Situation } from "./situation";
import { type Arranged, arrange } from "./whole-run";

/**
 * The situation afterwards: AWS and our own side are in order again, and the customer ran the commands of the
 * remedies, or did by hand what the case says. Throws where a remedy asks something of the customer, and there is neither.
 */
export async function mend(arranged: Arranged, results: CheckResult[], one: RunCase): Promise<Arranged> {
  const { sandbox, sides } = arranged;
  if (one.mend) return arrange(sandbox, putRight(one, one.mend));
  const { customer, vendor } = sides;
  const place = { sandbox, admin: customer };
  for (const { accountId } of [customer, vendor])
    sandbox.setScenario(accountId, { ...calmScenario(), regionsNotEnabled: notEnabled(arranged) });
  signWith(vendor);
  const asked = results.filter(({ remedy }) => remedy?.side === "customer");
  const commands = new Set(asked.flatMap(({ remedy }) => remedy?.command ?? []));
  if (asked.length > 0 && commands.size === 0)
    throw new Error(`No remedy has a command; the case must say what the customer does: ${one.name}`);
  for (const command of commands) await (one.byCli ? followByCli : followOverSdk)(command, place);
  return { ...arranged, situation: inGoodWeather(arranged.situation) };
}

/** In a case's mend, null is what it is when nothing is said. */
function putRight(one: RunCase, mended: NonNullable<RunCase["mend"]>): Situation {
  const said = { ...one, ...mended };
  return Object.fromEntries(
    Object.entries(said).filter(([name]) => mended[name as keyof Situation] !== null),
  );
}

function notEnabled({ situation }: Arranged): string[] {
  const { customerAccount, thereafter } = situation;
  return customerAccount?.regionsNotEnabled ?? thereafter?.customerAccount?.regionsNotEnabled ?? [];
}

function inGoodWeather(situation: Situation): Situation {
  const {
    vendorAccount: _,
    customerAccount: __,
    thereafter: ___,
    onceSimulated: ____,
    clockSkewMs: _____,
    ...rest
  } = situation;
  return rest;
}
