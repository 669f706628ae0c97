import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { TextField } from "@/components/form/text-field";
import { LEVEL_WORDS, type Level } from "@/lib/access/levels";
import type { FormAction } from "@/lib/actions/form-state";

interface InviteFormProps {
  action: FormAction;
  levels: readonly Level[];
  defaultLevel: Level;
}

/** Asks somebody to join, by mail. */
export function InviteForm({ action, levels, defaultLevel }: InviteFormProps) {
  return (
    <ActionForm action={action} submitLabel="Send the invitation" pendingLabel="Sending">
      <EmailField />
      <LevelField legend="What they will be" levels={levels} defaultLevel={defaultLevel} />
    </ActionForm>
  );
}

export function EmailField({ hint }: { hint?: string }) {
  return (
    <TextField
      name="email"
      label="E-mail address"
      hint={hint ?? "They get a link that works once, for seven days."}
      type="email"
      inputMode="email"
      maxLength={254}
      required
    />
  );
}

interface LevelFieldProps {
  legend: string;
  levels: readonly Level[];
  defaultLevel: Level;
}

export function LevelField({ legend, levels, defaultLevel }: LevelFieldProps) {
  return (
    <ChoiceField
      name="level"
      legend={legend}
      options={levels.map((value) => {
        const { title, meaning } = LEVEL_WORDS[value];
        return { value, title, description: `${meaning[0]?.toUpperCase()}${meaning.slice(1)}.` };
      })}
      defaultValue={defaultLevel}
    />
  );
}
