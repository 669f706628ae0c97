import { AwsCli } from "./aws-cli";
import { type SandboxControl, VENDOR_ACCOUNT_ID } from "./sandbox-control";

const USER = "rolebridge-vendor";

/** Whoever looks after the product's own AWS account: breaks what it signs with, and puts it right. */
export class OwnSide {
  readonly #cli: AwsCli;

  private constructor(cli: AwsCli) {
    this.#cli = cli;
  }

  static async open(sandbox: SandboxControl, folder: string): Promise<OwnSide> {
    const { accessKeyId, secretAccessKey } = await sandbox.createRootKey(VENDOR_ACCOUNT_ID);
    return new OwnSide(await AwsCli.in(folder, { endpoint: sandbox.endpoint, accessKeyId, secretAccessKey }));
  }

  async switchKeyOff(): Promise<void> {
    await this.#setKeys(USER, "Inactive");
  }

  /** Another name is another ARN, with the same key. */
  async renameUser(name: string): Promise<void> {
    await this.#cli.run("iam", "update-user", "--user-name", USER, "--new-user-name", name);
  }

  /** The user has its name again, and its key works. */
  async putRight(): Promise<void> {
    const { Users } = await this.#read<{ Users: { UserName: string; Arn: string }[] }>("list-users");
    const { UserName } = Users[0] ?? {};
    if (UserName === undefined) throw new Error("The product has no user in its own account");
    if (UserName !== USER)
      await this.#cli.run("iam", "update-user", "--user-name", UserName, "--new-user-name", USER);
    await this.#setKeys(USER, "Active");
  }

  async #setKeys(userName: string, status: "Active" | "Inactive"): Promise<void> {
    const { AccessKeyMetadata } = await this.#read<{ AccessKeyMetadata: { AccessKeyId: string }[] }>(
      "list-access-keys",
      ...["--user-name", userName],
    );
    for (const { AccessKeyId } of AccessKeyMetadata)
      await this.#cli.run(
        ...["iam", "update-access-key", "--user-name", userName],
        ...["--access-key-id", AccessKeyId, "--status", status],
      );
  }

  async #read<Answer>(...call: string[]): Promise<Answer> {
    return JSON.parse(await this.#cli.run("iam", ...call)) as Answer;
  }
}
