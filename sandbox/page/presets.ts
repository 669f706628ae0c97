import type { Fault, Scenario } from "../world/types";

export type AccountSide = "vendor" | "customer";

/** One thing that can go wrong, as the page switches it on and off. */
export interface Preset {
  id: string;
  title: string;
  /** What to expect of it, in a sentence. */
  effect: string;
  sides: readonly AccountSide[];
  on: Partial<Scenario>;
  off: Partial<Scenario>;
  isOn(scenario: Scenario): boolean;
}

const BOTH: readonly AccountSide[] = ["vendor", "customer"];
const SLOW_MS = 3_000;
const SPREADING_MS = 10_000;
const STS_REGION = "us-east-1";

const NO_EC2 = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Action: "*", Resource: "*" },
    { Effect: "Deny", Action: "ec2:*", Resource: "*" },
  ],
});

const NO_STRANGERS = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "OwnPrincipalsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "sts:AssumeRole",
      Resource: "*",
      Condition: { StringNotEqualsIfExists: { "aws:PrincipalAccount": `\${aws:ResourceAccount}` } },
    },
  ],
});

interface FaultWords {
  id: string;
  title: string;
  effect: string;
  fault: Fault;
  sides?: readonly AccountSide[];
}

function faultPreset({ id, title, effect, fault, sides = BOTH }: FaultWords): Preset {
  return {
    id,
    title,
    effect,
    sides,
    on: { fault },
    off: { fault: null },
    isOn: ({ fault: present }) => JSON.stringify(present) === JSON.stringify(fault),
  };
}

function stsOffPreset(region: string, effect: string): Preset {
  return {
    id: `sts-off-${region}`,
    title: `STS is off in ${region}`,
    effect,
    sides: ["vendor"],
    on: { stsDisabledRegions: [region] },
    off: { stsDisabledRegions: [] },
    isOn: ({ stsDisabledRegions }) => stsDisabledRegions.includes(region),
  };
}

const FAULTS: readonly Preset[] = [
  faultPreset({
    id: "throttle",
    title: "AWS throttles",
    effect: "Every call is answered “Rate exceeded”. The SDK tries three times, then gives up.",
    fault: { kind: "throttle" },
  }),
  faultPreset({
    id: "throttle-simulator",
    title: "The policy simulator throttles",
    effect: "The role opens, but nobody can ask what it grants: connected, permissions not verified.",
    fault: { kind: "throttle", actions: ["SimulatePrincipalPolicy"] },
    sides: ["customer"],
  }),
  faultPreset({
    id: "hang",
    title: "AWS hangs",
    effect: "A call is taken and never answered. Each one is given up after 15 seconds.",
    fault: { kind: "hang" },
  }),
  faultPreset({
    id: "internal-failure",
    title: "AWS answers 500",
    effect: "Every call ends as InternalFailure.",
    fault: { kind: "internal-failure" },
  }),
  faultPreset({
    id: "broken-xml",
    title: "AWS's answers are cut short",
    effect: "Each answer stops in the middle of its XML.",
    fault: { kind: "broken-xml" },
  }),
];

const SPREADING: Preset = {
  id: "propagation",
  title: "IAM changes take 10 s",
  effect: "A new role, key or policy is there at once and works ten seconds later, as in AWS.",
  sides: ["customer"],
  on: { propagationDelayMs: SPREADING_MS },
  off: { propagationDelayMs: 0 },
  isOn: ({ propagationDelayMs }) => propagationDelayMs > 0,
};

const NO_EC2_PRESET: Preset = {
  id: "scp-ec2",
  title: "An SCP denies EC2",
  effect: "The organization's service control policy denies ec2:*, whatever the account itself allows.",
  sides: ["customer"],
  on: { serviceControlPolicy: NO_EC2 },
  off: { serviceControlPolicy: null },
  isOn: ({ serviceControlPolicy }) => serviceControlPolicy === NO_EC2,
};

const NO_STRANGERS_PRESET: Preset = {
  id: "rcp-strangers",
  title: "An RCP keeps strangers out",
  effect:
    "The organization's resource control policy lets no other account assume a role here, whatever the trust policy says.",
  sides: ["customer"],
  on: { resourceControlPolicy: NO_STRANGERS },
  off: { resourceControlPolicy: null },
  isOn: ({ resourceControlPolicy }) => resourceControlPolicy === NO_STRANGERS,
};

const SLOW: Preset = {
  id: "latency",
  title: "AWS is slow",
  effect: "Every call waits three seconds.",
  sides: BOTH,
  on: { latencyMs: SLOW_MS },
  off: { latencyMs: 0 },
  isOn: ({ latencyMs }) => latencyMs > 0,
};

const NOT_ENABLED: Preset = {
  id: "region-not-enabled",
  title: "Region af-south-1 is not enabled",
  effect: "As in an opt-in region that the account has not opted in to: its keys are unknown there.",
  sides: ["customer"],
  on: { regionsNotEnabled: ["af-south-1"] },
  off: { regionsNotEnabled: [] },
  isOn: ({ regionsNotEnabled }) => regionsNotEnabled.includes("af-south-1"),
};

/** Everything that has a switch of its own on the page. */
export const PRESETS: readonly Preset[] = [
  SPREADING,
  NO_EC2_PRESET,
  NO_STRANGERS_PRESET,
  SLOW,
  ...FAULTS,
  stsOffPreset(
    STS_REGION,
    `AssumeRole is refused there. The demo asks this region; in AWS itself ${STS_REGION} cannot be switched off.`,
  ),
  stsOffPreset(
    "eu-central-1",
    "AssumeRole is refused there. The demo asks us-east-1: play this one with the AWS CLI.",
  ),
  NOT_ENABLED,
];

/** The switches that make sense for an account of this side. */
export function presetsFor(side: AccountSide): Preset[] {
  return PRESETS.filter(({ sides }) => sides.includes(side));
}
