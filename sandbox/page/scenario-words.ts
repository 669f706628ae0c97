import type { Fault, Scenario } from "../world/types";

const FAULT_WORDS: Record<Fault["kind"], string> = {
  throttle: "are throttled",
  hang: "are never answered",
  "internal-failure": "are answered with 500 InternalFailure",
  "broken-xml": "are answered with XML that is cut short",
};

/** What an account suffers at the moment, in sentences; none when all is calm. */
export function describeScenario(scenario: Scenario): string[] {
  const {
    propagationDelayMs,
    latencyMs,
    serviceControlPolicy,
    resourceControlPolicy,
    stsDisabledRegions,
    regionsNotEnabled,
    fault,
  } = scenario;
  return [
    propagationDelayMs > 0 && `Changes of its IAM take effect after ${seconds(propagationDelayMs)}.`,
    latencyMs > 0 && `Every call waits ${seconds(latencyMs)}.`,
    serviceControlPolicy !== null && "A service control policy limits it.",
    resourceControlPolicy !== null && "A resource control policy guards its roles and keys.",
    stsDisabledRegions.length > 0 && `STS is off in ${stsDisabledRegions.join(", ")}.`,
    regionsNotEnabled.length > 0 && `Not enabled: ${regionsNotEnabled.join(", ")}.`,
    fault !== null && describeFault(fault),
  ].filter((sentence) => sentence !== false);
}

function describeFault({ kind, calls, beyondPerSecond, actions, regions, parameters }: Fault): string {
  const which = [
    "calls",
    actions && `of ${actions.join(", ")}`,
    regions && `to ${regions.join(", ")}`,
    parameters && `with ${parameters.join(" and ")}`,
  ]
    .filter((part) => part !== undefined)
    .join(" ");
  const rate = beyondPerSecond === undefined ? "" : ` beyond ${beyondPerSecond} a second`;
  if (calls === undefined) return `All ${which}${rate} ${FAULT_WORDS[kind]}.`;
  return `The next ${calls} ${which} ${FAULT_WORDS[kind]}.`;
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
