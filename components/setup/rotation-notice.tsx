import { ActionForm } from "@/components/form/action-form";
import { PolicyJson } from "@/components/policy-json/policy-json";
import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { FormAction } from "@/lib/actions/form-state";
import { paths } from "@/lib/paths";
import { CLOUDFORMATION_FILE } from "@/lib/setup/cloudformation";
import type { RotationView } from "@/lib/setup/rotation-view";
import type { RoleView, SetupView } from "@/lib/setup/setup-view";
import { TERRAFORM_FILE } from "@/lib/setup/terraform";
import { CliCommands } from "./cli-commands";
import { externalIdMarks } from "./policy-marks";
import { RotationSteps } from "./rotation-steps";
import { ROTATION_WORDS } from "./rotation-words";

interface RotationNoticeProps {
  view: RoleView;
  rotation: RotationView;
  /** Verifies the connection. */
  action: FormAction;
}

/** A change of the External ID: why, how far it has come, and what the trust policy must say now. */
export function RotationNotice({ view, rotation, action }: RotationNoticeProps) {
  const { connectionId, productName, documents } = view;
  const { tone, title, text, instruction } = ROTATION_WORDS[rotation.stage](productName);
  return (
    <section
      aria-label="New External ID"
      id="new-external-id"
      data-rotation={rotation.stage}
      className="space-y-4"
    >
      <Callout tone={tone} title={title}>
        <p>{text}</p>
        <p className="mt-2">
          The reason we were given: “<span className="wrap-anywhere">{rotation.reason}</span>”
        </p>
        {rotation.oldUntil && <Deadline until={rotation.oldUntil} />}
      </Callout>
      <RotationSteps stage={rotation.stage} />
      <p className="max-w-prose">
        {instruction} In the IAM console it stands under Roles, {documents.roleName}, Trust relationships.
      </p>
      <PolicyJson
        name="rotation"
        title={`Trust policy of ${documents.roleName}`}
        document={documents.trustPolicy}
        diffAgainst={rotation.before}
        size={documents.trustSize}
        marks={externalIdMarks(view)}
        downloadHref={paths.document(connectionId, "trust-policy")}
        fileName="trust-policy.json"
      />
      <CliCommands commands={rotation.commands} />
      <ChangeOfTemplate connectionId={connectionId} />
      <ActionForm action={action} submitLabel="Verify the new trust policy" pendingLabel="Starting">
        <input type="hidden" name="connectionId" value={connectionId} />
      </ActionForm>
    </section>
  );
}

/** A stack or a state still has the trust policy of before, and would put it back. */
function ChangeOfTemplate({ connectionId }: { connectionId: string }) {
  return (
    <p className="max-w-prose">
      If CloudFormation or Terraform made the role, change it there, or its next deployment brings the old
      trust policy back: download{" "}
      <TemplateLink href={paths.template(connectionId, CLOUDFORMATION_FILE)} file={CLOUDFORMATION_FILE} /> or{" "}
      <TemplateLink href={paths.template(connectionId, TERRAFORM_FILE)} file={TERRAFORM_FILE} /> again, and
      deploy it as before.
    </p>
  );
}

function TemplateLink({ href, file }: { href: string; file: string }) {
  return (
    <a href={href} download={file} className="text-link">
      {file}
    </a>
  );
}

const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

function Deadline({ until }: { until: Date }) {
  return (
    <p className="mt-2">
      Please take it out by <time dateTime={until.toISOString()}>{DATE.format(until)}</time>. From then on the
      connection counts as “Action needed” as long as the old one opens the role.
    </p>
  );
}

/** The same in one line, for the pages of the wizard. */
export function RotationBanner({ view }: { view: SetupView }) {
  if (view.accessMethod !== "iam-role" || view.rotation === null) return null;
  const { tone, title, text } = ROTATION_WORDS[view.rotation.stage](view.productName);
  return (
    <Callout
      tone={tone}
      title={title}
      action={
        <ButtonLink href={paths.newExternalId(view.connectionId)}>See what to change in AWS</ButtonLink>
      }
    >
      {text}
    </Callout>
  );
}
