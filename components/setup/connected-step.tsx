import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DefinitionList } from "@/components/ui/definition-list";
import { paths } from "@/lib/paths";
import type { SetupView } from "@/lib/setup/setup-view";
import { listAccessFacts } from "./access-facts";

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
}

const SAFE: Record<SetupView["accessMethod"], (productName: string) => string> = {
  "iam-role": (productName) => `${productName} can use the role, and nobody else can`,
  "access-key": (productName) => `${productName} can use the key`,
};

/** The end of the way: what holds now, and what to do with it. */
export function ConnectedStep({ view, nextSteps, notes, permissionsVerified }: ConnectedStepProps) {
  return (
    <div className="space-y-8">
      {permissionsVerified ? (
        <Callout tone="good" title={SAFE[view.accessMethod](view.productName)} />
      ) : (
        <Callout
          tone="attention"
          title="The permissions are not verified"
          action={
            <ButtonLink href={paths.setup(view.connectionId, "verify")}>See how to let them be</ButtonLink>
          }
        >
          The role works and only opens with your External ID, but it may not ask AWS about its own
          permissions.
        </Callout>
      )}
      <DefinitionList items={listAccessFacts(view)} />
      <NextThings title="What to do next" things={nextSteps} />
      <NextThings title="Good to know" things={notes} />
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={paths.connection(view.connectionId)} variant="primary">
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
      <h2 className="font-semibold">{title}</h2>
      <DefinitionList items={things.map(({ title: term, text }) => ({ term, description: text }))} />
    </section>
  );
}
