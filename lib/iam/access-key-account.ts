import { type AwsAccountId, isAwsAccountId } from "./aws-account-id";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The account is in bits 1 to 40 of what follows the prefix, so nine characters of five bits hold it. */
const CHARACTERS_WITH_ACCOUNT = 9;
const PREFIX_LENGTH = 4;

/**
 * The AWS account that an access key ID (`AKIA…` or `ASIA…`) seems to belong to, or null where it carries none:
 * in older IDs (`AKIAI…`, `AKIAJ…`), and in texts that are no key ID. AWS does not document this and the ID has
 * no checksum, so it is a hint and never proof.
 */
export function accountOfAccessKey(accessKeyId: string): AwsAccountId | null {
  if (!/^A[KS]IA[A-Z2-7]{16}$/.test(accessKeyId)) return null;
  if (/^AKIA[IJ]/.test(accessKeyId)) return null;
  const digits = accessKeyId.slice(PREFIX_LENGTH, PREFIX_LENGTH + CHARACTERS_WITH_ACCOUNT);
  let bits = 0n;
  for (const digit of digits) bits = bits * 32n + BigInt(ALPHABET.indexOf(digit));
  // Nine characters are 45 bits; the account takes 40 of them after the first, which leaves four at the end.
  const account = ((bits >> 4n) & 0xff_ffff_ffffn).toString().padStart(12, "0");
  return isAwsAccountId(account) ? account : null;
}
