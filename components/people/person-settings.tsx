import { ActionForm } from "@/components/form/action-form";
import type { Level } from "@/lib/access/levels";
import type { FormAction } from "@/lib/actions/form-state";
import { LevelField } from "./invite-form";
import { PeopleSection } from "./people-section";

interface PersonSettingsProps {
  personId: string;
  name: string;
  level: Level;
  levels: readonly Level[];
  isYou: boolean;
  changeLevel: FormAction;
  remove: FormAction;
}

/** What can be changed about somebody: what they are, and whether they are here at all. */
export function PersonSettings(props: PersonSettingsProps) {
  const { personId, name, level, levels, isYou, changeLevel, remove } = props;
  return (
    <>
      <PeopleSection id="level" title="Level">
        <ActionForm action={changeLevel} submitLabel="Change the level" pendingLabel="Changing">
          <input type="hidden" name="personId" value={personId} />
          <LevelField legend={`What ${name} may do`} levels={levels} defaultLevel={level} />
        </ActionForm>
      </PeopleSection>
      <PeopleSection id="removal" title="Removal">
        <p className="mb-4 max-w-prose text-soft">
          {isYou ? "You are" : `${name} is`} signed out everywhere at once and cannot sign in any more. What{" "}
          {isYou ? "you" : "they"} did stays, and the audit log keeps the name.
        </p>
        <ActionForm
          action={remove}
          submitLabel={isYou ? "Remove yourself" : `Remove ${name}`}
          pendingLabel="Removing"
          variant="danger"
        >
          <input type="hidden" name="personId" value={personId} />
        </ActionForm>
      </PeopleSection>
    </>
  );
}
