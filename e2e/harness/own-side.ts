import { AwsCli } from "./aws-cli";
import { type SandboxControl, VENDOR_ACCOUNT_ID } from "./sandbox-control";

const USER = "rolebridge-vendor";

/** Whoever looks after the product's own AWS account: breaks what it signs with, and puts it right. */
export class OwnSide {
  readonly #cli: AwsCli;
  /** What undoes what was done, in its order. */
  #undo: string[][] = [];

  private constructor(cli: AwsCli) {
    this.#cli = cli;
  }

  static async open(sandbox: SandboxControl, folder: string): Promise<OwnSide> {
    const { accessKeyId, secretAccessKey } = await sandbox.createRootKey(VENDOR_ACCOUNT_ID);
    return new OwnSide(await AwsCli.in(folder, { endpoint: sandbox.endpoint, accessKeyId, secretAccessKey }));
  }

  async switchKeyOff(): Promise<void> {
    const listed = await this.#cli.run("iam", "list-access-keys", "--user-name", USER);
    const { AccessKeyMetadata } = JSON.parse(listed) as { AccessKeyMetadata: { AccessKeyId: string }[] };
    for (const { AccessKeyId } of AccessKeyMetadata) {
      const update = ["update-access-key", "--user-name", USER, "--access-key-id", AccessKeyId, "--status"];
      await this.#do([...update, "Inactive"], [...update, "Active"]);
    }
  }

  /** Another name is another ARN, with the same key. */
  async renameUser(name: string): Promise<void> {
    const update = (from: string, to: string) => ["update-user", "--user-name", from, "--new-user-name", to];
    await this.#do(update(USER, name), update(name, USER));
  }

  /** The user has its name again, and its key works. */
  async putRight(): Promise<void> {
    const undo = this.#undo;
    this.#undo = [];
    for (const call of undo) await this.#cli.run("iam", ...call);
  }

  async #do(call: string[], undo: string[]): Promise<void> {
    this.#undo = [undo, ...this.#undo];
    await this.#cli.run("iam", ...call);
  }
}
