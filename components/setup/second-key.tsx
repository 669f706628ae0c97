import { SetupInstructions } from "@/components/connection/two-panes";
import { ButtonLink } from "@/components/ui/button";
import { Command } from "@/components/ui/command";
import { userConsoleUrl } from "@/lib/iam/partition";
import { awsIam } from "@/lib/setup/aws-command";
import { writeParts } from "@/lib/setup/setup-step";
import type { KeyView } from "@/lib/setup/setup-view";

interface SecondKeyProps {
  view: KeyView;
  currentKeyId: string;
}

/** How AWS advises to replace a key: the second one first, the old one last. */
export function SecondKey({ view, currentKeyId }: SecondKeyProps) {
  const { partition, userName } = view.documents;
  return (
    <section aria-labelledby="second-key" className="space-y-4">
      <div>
        <h2 id="second-key" className="font-semibold">
          First create a second key
        </h2>
        <p className="max-w-prose text-soft">
          An IAM user can have two, so nothing stops meanwhile: {view.productName} goes on with {currentKeyId}{" "}
          until the new key is proven.
        </p>
      </div>
      <SetupInstructions
        steps={[
          {
            id: "open-user",
            text: writeParts(
              `Open the user \`${userName}\` in IAM, and on the tab **Security credentials**, under **Access keys**, choose **Create access key**. Or use the command.`,
            ),
            value: {
              label: "Create a second key",
              node: (
                <div className="space-y-2">
                  <Command
                    id="second-key-command"
                    label="Create a second key"
                    command={awsIam(partition, "create-access-key", [["user-name", userName]])}
                  />
                  <ButtonLink href={userConsoleUrl(partition, userName)} size="compact">
                    Open the user
                  </ButtonLink>
                </div>
              ),
            },
          },
          { id: "enter", text: writeParts("Enter the new key below. We verify it before it is used.") },
          {
            id: "delete",
            text: writeParts(
              `Once it is proven, deactivate \`${currentKeyId}\` in AWS, and delete it when nothing misses it. We show how.`,
            ),
          },
        ]}
      />
    </section>
  );
}
