import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import type { FormAction } from "@/lib/actions/form-state";

interface AcceptFormProps {
  token: string;
  email: string;
  action: FormAction;
}

/** What somebody who was invited chooses: their name and password. */
export function AcceptForm({ token, email, action }: AcceptFormProps) {
  return (
    <ActionForm action={action} submitLabel="Join" pendingLabel="Joining">
      <input type="hidden" name="token" value={token} />
      {/* For password managers: they file the new password under this address. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <TextField name="name" label="Your name" autoComplete="name" maxLength={100} required />
      <TextField
        name="password"
        label="Password"
        hint="At least 12 characters. A few words are easy to remember."
        type="password"
        autoComplete="new-password"
        required
      />
    </ActionForm>
  );
}
