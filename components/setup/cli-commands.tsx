import { Details } from "@/components/ui/details";
import { CopyableValue } from "@/components/ui/value";
import type { CliCommand } from "@/lib/setup/aws-command";

interface CliCommandsProps {
  commands: CliCommand[];
  /** Tells the commands of several folds on one page apart. */
  name?: string;
  summary?: string;
}

/** The same set-up for a shell, folded away. */
export function CliCommands({
  commands,
  name = "command",
  summary = "Use the AWS CLI instead",
}: CliCommandsProps) {
  return (
    <Details summary={summary}>
      <ol className="space-y-4">
        {commands.map(({ purpose, command }, index) => (
          <li key={purpose}>
            <CopyableValue id={`${name}-${index}`} label={purpose} value={command} />
          </li>
        ))}
      </ol>
    </Details>
  );
}
