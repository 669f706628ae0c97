import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Command } from "@/components/ui/command";
import { Details } from "@/components/ui/details";
import { paths } from "@/lib/paths";
import {
  CLOUDFORMATION_FILE,
  createCloudFormationCommands,
  fitsTemplateBody,
} from "@/lib/setup/cloudformation";
import type { RoleView } from "@/lib/setup/setup-view";
import { TERRAFORM_COMMAND, TERRAFORM_FILE } from "@/lib/setup/terraform";
import { WAY } from "./cli-commands";

/** The same role as a file, for CloudFormation and for Terraform, each folded away. */
export function TemplateWays({ view }: { view: RoleView }) {
  const { connectionId, awsAccountId, documents } = view;
  return (
    <>
      <Way
        summary="Use CloudFormation instead"
        text={
          <>
            This template makes the same role from the same documents. Sign in to the account {awsAccountId}{" "}
            and run both commands where the file is.
            {!fitsTemplateBody(documents) &&
              " It is larger than the 51,200 bytes that CloudFormation takes as they are: add --s3-bucket with a bucket of yours to the first command."}
          </>
        }
        connectionId={connectionId}
        file={CLOUDFORMATION_FILE}
        commands={createCloudFormationCommands(documents).map(({ purpose, command }, index) => ({
          id: `cloudformation-${index}`,
          label: purpose,
          command,
        }))}
      />
      <Way
        summary="Use Terraform instead"
        text={
          <>
            This configuration makes the same role from the same documents, in the account {awsAccountId} and
            in no other. Put it into a folder of its own; or paste it into a configuration of yours, without
            its blocks <code>terraform</code> and <code>provider</code>. Terraform shows what it would make,
            and waits for your yes.
          </>
        }
        connectionId={connectionId}
        file={TERRAFORM_FILE}
        commands={[
          {
            id: "terraform",
            label: "Create the role; its ARN comes last, as role_arn",
            command: TERRAFORM_COMMAND,
          },
        ]}
      />
    </>
  );
}

interface WayProps {
  summary: string;
  text: ReactNode;
  connectionId: string;
  file: string;
  commands: { id: string; label: string; command: string }[];
}

function Way({ summary, text, connectionId, file, commands }: WayProps) {
  return (
    <Details summary={summary} name={WAY}>
      <div className="space-y-4">
        <p className="max-w-prose">{text}</p>
        <ButtonLink href={paths.template(connectionId, file)} download={file}>
          Download {file}
        </ButtonLink>
        {commands.map((one) => (
          <Command key={one.id} {...one} />
        ))}
      </div>
    </Details>
  );
}
