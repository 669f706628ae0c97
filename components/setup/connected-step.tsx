import type { SessionApproval } from "@/components/connection/session-policy-json";
import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DefinitionList } from "@/components/ui/definition-list";
import { paths } from "@/lib/paths";
import type { HandoverText } from "@/lib/setup/handover";
import type { SetupView } from "@/lib/setup/setup-view";
import type { VendorUserDocuments } from "@/lib/setup/vendor-user-documents";
import { listAccessFacts } from "./access-facts";
import { HandoverFiles } from "./handover-files";
import { ReplacedKey } from "./replaced-key";
import { TwoLayers } from "./two-layers";

interface NextThing {
  title: string;
  text: string;
}

interface ConnectedStepProps {
  view: SetupView;
  nextSteps: NextThing[];
  notes: NextThing[];
  /** Whether the last run could look at the permissions. */
  permissionsVerified: boolean;
  files: HandoverText[];
  approval: SessionApproval | null;
  vendorUser: VendorUserDocuments | null;
  /** A key that was replaced, as long as its deletion in AWS is worth a word. */
  replacedKey: { accessKeyId: string; userName: string } | null;
}

const SAFE: Record<SetupView["accessMethod"], (productName: string) => string> = {
  "iam-role": (productName) => `${productName} can use the role, and only with your External ID`,
  "access-key": (productName) => `${productName} can use the key, and so can whoever else holds it`,
};

const UNVERIFIED: Record<SetupView["accessMethod"], string> = {
  "iam-role":
    "The role works and only opens with your External ID, but it may not ask AWS about its own permissions.",
  "access-key":
    "The key works and belongs to an IAM user, but the user may not ask AWS about its own permissions.",
};

/** The end of the way: what holds now, and what to do with it. */
export function ConnectedStep(props: ConnectedStepProps) {
  const { view, nextSteps, notes, permissionsVerified, files, replacedKey, ...layers } = props;
  const { accessMethod, connectionId, productName } = view;
  return (
    <div className="space-y-8">
      {permissionsVerified ? (
        <Callout tone="good" title={SAFE[accessMethod](productName)} />
      ) : (
        <Callout
          tone="attention"
          title="The permissions are not verified"
          action={<ButtonLink href={paths.setup(connectionId, "verify")}>See how to let them be</ButtonLink>}
        >
          {UNVERIFIED[accessMethod]}
        </Callout>
      )}
      <DefinitionList items={listAccessFacts(view)} />
      {replacedKey && (
        <ReplacedKey
          {...replacedKey}
          partition={view.documents.partition}
          successor={accessMethod === "iam-role" ? "role" : "key"}
        />
      )}
      <NextThings title="What to do next" things={nextSteps} />
      <HandoverFiles files={files} productName={productName} />
      <TwoLayers connectionId={connectionId} productName={productName} {...layers} />
      <NextThings title="Good to know" things={notes} />
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={paths.connection(connectionId)} variant="primary">
          Open the connection
        </ButtonLink>
        <ButtonLink href={paths.newConnection()}>Connect another AWS account</ButtonLink>
      </div>
    </div>
  );
}

function NextThings({ title, things }: { title: string; things: NextThing[] }) {
  if (things.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="mb-2 font-semibold">{title}</h2>
      <DefinitionList items={things.map(({ title: term, text }) => ({ term, description: text }))} />
    </section>
  );
}
