import type { ReactNode } from "react";
import { listAccessFacts } from "@/components/setup/access-facts";
import type { StoredRun } from "@/components/setup/run-of";
import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Command } from "@/components/ui/command";
import { DefinitionList } from "@/components/ui/definition-list";
import { Details } from "@/components/ui/details";
import { RelativeTime } from "@/components/ui/relative-time";
import { StoredChecks } from "@/components/verification/stored-checks";
import { VerificationFrame } from "@/components/verification/verification-frame";
import type { FormAction } from "@/lib/actions/form-state";
import { paths } from "@/lib/paths";
import type { CliCommand } from "@/lib/setup/aws-command";
import type { SetupView } from "@/lib/setup/setup-view";
import { AccessEndSection, type StoredProof } from "./access-end-section";

interface DisconnectedOverviewProps {
  view: SetupView;
  createdAt: Date;
  disconnectedAt: Date;
  run: StoredRun | null;
  roleRemoval: CliCommand[] | null;
  keyRemoval: CliCommand[] | null;
  accessKeyIds: string[];
  proof: StoredProof | null;
  /** Asks AWS whether the role still lets us in. */
  ask: FormAction;
}

/** A connection that was ended: what to delete in AWS, the proof that access is gone, and what stays as history. */
export function DisconnectedOverview(props: DisconnectedOverviewProps) {
  const { view, createdAt, disconnectedAt, run, roleRemoval, keyRemoval, accessKeyIds, proof, ask } = props;
  const { connectionId, productName, awsAccountId } = view;
  return (
    <div className="space-y-8">
      <Callout tone="neutral" title="Disconnected">
        {productName} does not use the AWS account {awsAccountId} any more
        {accessKeyIds.length > 0 && ", and our copy of every secret is destroyed"}. What follows is left to do
        in AWS.
      </Callout>
      {roleRemoval && (
        <Removal id="remove-role" title="Delete the role in AWS" commands={roleRemoval}>
          If CloudFormation or Terraform made the role, delete it there instead: the stack, or its blocks of
          the configuration.
        </Removal>
      )}
      {roleRemoval && <AccessEndSection connectionId={connectionId} proof={proof} ask={ask} />}
      {keyRemoval && <Removal id="remove-key" title="Delete the access key in AWS" commands={keyRemoval} />}
      {keyRemoval && <KeyEnd accessKeyIds={accessKeyIds} />}
      {!roleRemoval && !keyRemoval && (
        <p className="max-w-prose">
          We were never given access, so there is nothing that we could still use.
        </p>
      )}
      <DefinitionList
        items={[
          ...listAccessFacts(view),
          { term: "Created", description: <RelativeTime date={createdAt} /> },
          { term: "Disconnected", description: <RelativeTime date={disconnectedAt} /> },
        ]}
      />
      {run?.finishedAt && (
        <Details summary="The last verification before that">
          <VerificationFrame runId={run.id} drawing={null}>
            <StoredChecks method={run.accessMethod} results={run.results} />
          </VerificationFrame>
        </Details>
      )}
      <ButtonLink href={paths.newConnection()}>Connect an AWS account</ButtonLink>
    </div>
  );
}

interface RemovalProps {
  id: string;
  title: string;
  commands: CliCommand[];
  /** What else there is to know before the commands are run. */
  children?: ReactNode;
}

function Removal({ id, title, commands, children }: RemovalProps) {
  return (
    <section aria-labelledby={id} className="space-y-4">
      <div>
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        <p className="max-w-prose text-soft">
          In the IAM console, or with these commands in this order. If AWS answers DeleteConflict, something
          else is attached that we never asked for: detach that first. {children}
        </p>
      </div>
      <ol className="space-y-4">
        {commands.map(({ purpose, command }, index) => (
          <li key={purpose}>
            <Command id={`${id}-${index}`} label={`${index + 1}. ${purpose}`} command={command} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What can honestly be said of a key that we no longer hold. */
function KeyEnd({ accessKeyIds }: { accessKeyIds: string[] }) {
  return (
    <section aria-labelledby="key-end">
      <h2 id="key-end" className="font-semibold">
        Whether the key is gone only AWS can show you
      </h2>
      <p className="max-w-prose text-soft">
        We destroyed our copy of the secret of {accessKeyIds.join(", ")}, so we cannot use the key, and cannot
        ask AWS with it either. Until you delete it, it works for whoever else holds it. The list of the
        user’s keys in AWS is the proof.
      </p>
    </section>
  );
}
