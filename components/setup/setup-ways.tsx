import type { ReactNode } from "react";
import { type Instruction, SetupInstructions } from "@/components/connection/two-panes";
import type { CliCommand } from "@/lib/setup/aws-command";
import { CliCommands } from "./cli-commands";

interface SetupWaysProps {
  /** For the AWS console. */
  steps: Instruction[];
  commands: CliCommand[];
  /** Further ways, folded away as the commands are. */
  children?: ReactNode;
}

/** One set-up in several ways: the one that is unfolded takes the place of the console's steps. */
export function SetupWays({ steps, commands, children }: SetupWaysProps) {
  return (
    <div className="space-y-8">
      <div className="peer space-y-3">
        <CliCommands commands={commands} />
        {children}
      </div>
      <div className="peer-has-[details[open]]:hidden">
        <SetupInstructions steps={steps} />
      </div>
    </div>
  );
}
