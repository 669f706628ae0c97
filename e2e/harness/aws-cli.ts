import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface CliSettings {
  endpoint: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** With the keys of a session. */
  sessionToken?: string;
  /** Where it is run, and where documents are written. */
  folder: string;
}

/** The real AWS CLI in the hands of a customer's admin, with nothing of this machine's own settings. */
export class AwsCli {
  readonly #settings: CliSettings;

  private constructor(settings: CliSettings) {
    this.#settings = settings;
  }

  static async in(folder: string, settings: Omit<CliSettings, "folder">): Promise<AwsCli> {
    await mkdir(folder, { recursive: true });
    return new AwsCli({ ...settings, folder });
  }

  /** The same CLI on the same machine with other keys. */
  withKeys(keys: Pick<CliSettings, "accessKeyId" | "secretAccessKey" | "sessionToken">): AwsCli {
    return new AwsCli({ ...this.#settings, ...keys });
  }

  get #env(): NodeJS.ProcessEnv {
    const { endpoint, accessKeyId, secretAccessKey, sessionToken } = this.#settings;
    return {
      PATH: process.env.PATH,
      HOME: this.#settings.folder,
      PYENV_ROOT: process.env.PYENV_ROOT,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_DEFAULT_OUTPUT: "json",
      AWS_PAGER: "",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      NODE_ENV: "test",
    };
  }

  /** `aws` with these arguments; resolves to what it prints. */
  async run(...parameters: string[]): Promise<string> {
    const { endpoint, folder } = this.#settings;
    const { stdout } = await run("aws", ["--endpoint-url", endpoint, ...parameters], {
      env: this.#env,
      cwd: folder,
    });
    return stdout;
  }

  /** A command line as it is pasted into a shell. */
  async paste(command: string): Promise<string> {
    const { stdout } = await run("sh", ["-c", command], { env: this.#env, cwd: this.#settings.folder });
    return stdout;
  }

  /** Writes a document exactly as it is given; resolves to how the CLI is told of it. */
  async write(name: string, text: string): Promise<string> {
    await writeFile(join(this.#settings.folder, name), text);
    return `file://${name}`;
  }
}
