import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import type { FormAction } from "@/lib/actions/form-state";
import { PeopleSection } from "./people-section";

interface SecondFactorSectionProps {
  isOn: boolean;
  /** Whether the settings ask staff for one. */
  isRequired: boolean;
  setUp: FormAction;
  remove: FormAction;
}

/** One's own authenticator app: to be set up, or in use. */
export function SecondFactorSection({ isOn, isRequired, setUp, remove }: SecondFactorSectionProps) {
  return (
    <PeopleSection id="second-factor" title="Authenticator app">
      <p className="mb-4 max-w-prose text-soft">{describe(isOn, isRequired)}</p>
      <ActionForm
        action={isOn ? remove : setUp}
        submitLabel={isOn ? "Remove the app" : "Set up an app"}
        pendingLabel={isOn ? "Removing" : "Preparing"}
        variant={isOn ? "danger" : "primary"}
      >
        <TextField
          name="password"
          label="Your password"
          type="password"
          autoComplete="current-password"
          required
        />
      </ActionForm>
    </PeopleSection>
  );
}

function describe(isOn: boolean, isRequired: boolean): string {
  if (isOn) return "Signing in asks for a code of your app. A backup code does as well, once.";
  const what = "With an app on your phone a stolen password is not enough to sign in as you.";
  return isRequired ? `Set one up before you go on: staff need it here. ${what}` : what;
}
