import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import type { FormAction } from "@/lib/actions/form-state";
import { PeopleSection } from "./people-section";

interface SecondFactorSectionProps {
  isOn: boolean;
  setUp: FormAction;
  remove: FormAction;
}

/** One's own authenticator app: to be set up, or in use. */
export function SecondFactorSection({ isOn, setUp, remove }: SecondFactorSectionProps) {
  return (
    <PeopleSection id="second-factor" title="Authenticator app">
      <p className="mb-4 max-w-prose text-soft">{describe(isOn)}</p>
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

function describe(isOn: boolean): string {
  return isOn
    ? "Signing in asks for a code of your app. A backup code does as well, once."
    : "With an app on your phone a stolen password is not enough to sign in as you.";
}
