import { type Instruction, SetupInstructions } from "@/components/connection/two-panes";
import type { CliCommand } from "@/lib/setup/aws-command";
import { CliCommands } from "./cli-commands";

interface SetupWaysProps {
  /** For the AWS console. */
  steps: Instruction[];
  commands: CliCommand[];
}

/** One set-up in two ways: once the commands are unfolded, they take the place of the console's steps. */
export function SetupWays({ steps, commands }: SetupWaysProps) {
  return (
    <div className="space-y-8">
      <div className="peer">
        <CliCommands commands={commands} />
      </div>
      <div className="peer-has-[details[open]]:hidden">
        <SetupInstructions steps={steps} />
      </div>
    </div>
  );
}
