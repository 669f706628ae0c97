import "server-only";
import {
  type IAMClient,
  SimulateCustomPolicyCommand,
  SimulatePrincipalPolicyCommand,
} from "@aws-sdk/client-iam";
import type { AwsPort, CustomerSession } from "@/lib/verification/port";
import { sendAllPages } from "./all-pages";
import { askAws, type CallLimits } from "./call";
import { readPolicies } from "./read-policies";
import { nameHeldPolicies, toPolicyInput } from "./simulated-policies";
import { readSimulation, toSimulationInput } from "./simulation";

interface Attempts {
  maxAttempts?: number;
}

interface PolicyClients {
  iamOf(session: CustomerSession, attempts?: Attempts): IAMClient;
  vendorIam(attempts: Attempts): IAMClient;
  limits: CallLimits;
  pageSize: number;
}

/** How patiently the simulator is asked again is decided in `lib/verification`. */
const ONE_ATTEMPT: Attempts = { maxAttempts: 1 };

/** The port's answers from IAM: its simulator's, and the policies that a principal has. */
export function answerAboutPolicies({
  iamOf,
  vendorIam,
  limits,
  pageSize,
}: PolicyClients): Pick<AwsPort, "simulateActions" | "readPolicies" | "simulatePolicies"> {
  return {
    simulateActions: ({ session, principalArn, group }) => {
      const iam = iamOf(session, ONE_ATTEMPT);
      const input = { ...toSimulationInput(group), PolicySourceArn: principalArn, MaxItems: pageSize };
      return askAws({
        call: "iam:SimulatePrincipalPolicy",
        ...limits,
        send: (abortSignal) =>
          sendAllPages((Marker) =>
            iam.send(new SimulatePrincipalPolicyCommand({ ...input, Marker }), { abortSignal }),
          ),
        read: ({ pages }) => readSimulation(pages, group),
      });
    },
    readPolicies: ({ session, principal }) => readPolicies(iamOf(session), principal, limits),
    simulatePolicies: ({ held, group }) => {
      const iam = vendorIam(ONE_ATTEMPT);
      const input = { ...toSimulationInput(group), ...toPolicyInput(held), MaxItems: pageSize };
      return askAws({
        call: "iam:SimulateCustomPolicy",
        ...limits,
        send: (abortSignal) =>
          sendAllPages((Marker) =>
            iam.send(new SimulateCustomPolicyCommand({ ...input, Marker }), { abortSignal }),
          ),
        read: ({ pages }) => nameHeldPolicies(readSimulation(pages, group), held),
      });
    },
  };
}
