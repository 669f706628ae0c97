import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { readOrganisationCommand } from "./read-organisation-command";

/** An organisation that answers as the AWS CLI does: an account in a unit in the root. */
const AWS = `aws() {
  case "$2 $4" in
    "list-policies-for-target 444455556666") printf 'p-FullAWSAccess\\tp-lock\\n' ;;
    "list-policies-for-target r-1") echo p-FullAWSAccess ;;
    "list-parents 444455556666") echo ou-1 ;;
    "list-parents ou-1") echo r-1 ;;
    "describe-policy "*) echo "policy $4" ;;
  esac
}
`;

function run(command: string) {
  const { stdout, stderr } = spawnSync("sh", ["-c", AWS + command], { encoding: "utf8", timeout: 5_000 });
  return { stdout: stdout.trim().split("\n"), stderr };
}

test("the policies of the account, of the unit above it and of the root are printed", () => {
  expect(run(readOrganisationCommand("aws", "444455556666"))).toEqual({
    stdout: [
      ...["== 444455556666", "policy p-FullAWSAccess", "policy p-lock"],
      ...["== ou-1", "== r-1", "policy p-FullAWSAccess"],
    ],
    stderr: "",
  });
});

test("whoever may not ask is not asked without end", () => {
  const refused = `aws() { echo denied >&2; return 254; }\n${readOrganisationCommand("aws", "444455556666")}`;
  expect(run(refused)).toEqual({ stdout: ["== 444455556666"], stderr: "denied\ndenied\n" });
});

test("outside the partition aws each command is told its region", () => {
  const command = readOrganisationCommand("aws-us-gov", "444455556666");
  expect(command.match(/--region us-gov-west-1/g)).toHaveLength(3);
});
