import { Command } from "@/components/ui/command";
import { Details } from "@/components/ui/details";
import type { CliCommand } from "@/lib/setup/aws-command";

/** The ways other than the console's: one is open at a time. */
export const WAY = "way";

/** The same set-up for a shell, folded away. */
export function CliCommands({ commands }: { commands: CliCommand[] }) {
  return (
    <Details summary="Use the AWS CLI instead" name={WAY}>
      <ol className="space-y-4">
        {commands.map(({ purpose, command }, index) => (
          <li key={purpose}>
            <Command id={`command-${index}`} label={purpose} command={command} />
          </li>
        ))}
      </ol>
    </Details>
  );
}
