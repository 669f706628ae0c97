/** What can go wrong with an access key that worked, and how it is mended. */
import { calm, failing, type Place, suffer, type Trouble } from "./trouble";

/** What the connection under test has for its default region. */
export const REGION = "af-south-1";

export interface KeyAtHand extends Place {
  userName: string;
  accessKeyId: string;
}

const QUARANTINE = "AWSCompromisedKeyQuarantineV3";

function quarantine(userName: string): string[] {
  return ["--user-name", userName, "--policy-arn", `arn:aws:iam::aws:policy/${QUARANTINE}`];
}

export const KEY_TROUBLES: Trouble<KeyAtHand>[] = [
  {
    what: "the key is switched off",
    codes: ["key-not-recognised", "key-holder-unknown", "account-not-reached", "region-not-reached"],
    state: "broken",
    bring: ({ account, userName, accessKeyId }) =>
      account.cli.run(
        ...["iam", "update-access-key", "--user-name", userName],
        ...["--access-key-id", accessKeyId, "--status", "Inactive"],
      ),
  },
  {
    what: "AWS has found the key in public",
    codes: ["permissions-quarantined"],
    state: "action-needed",
    names: () => [QUARANTINE],
    bring: ({ account, userName }) => account.cli.run("iam", "attach-user-policy", ...quarantine(userName)),
    mend: ({ account, userName }) => account.cli.run("iam", "detach-user-policy", ...quarantine(userName)),
  },
  {
    what: "AWS fails at telling whose key it is",
    codes: ["key-unanswered", "key-holder-unknown", "region-not-reached"],
    state: "connected",
    bring: suffer(failing("internal-failure", { actions: ["GetCallerIdentity"] })),
    mend: calm,
  },
  {
    what: "the default region is not enabled, and then is",
    codes: ["region-not-enabled"],
    state: "action-needed",
    bring: suffer({ regionsNotEnabled: [REGION] }),
    mend: suffer({ regionsNotEnabled: [] }),
  },
  {
    what: "the default region does not answer",
    codes: ["region-unanswered"],
    state: "connected",
    bring: suffer(failing("internal-failure", { regions: [REGION] })),
    mend: calm,
  },
];
