import { TextField } from "@/components/form/text-field";
import { Button, ButtonLink } from "@/components/ui/button";
import { paths } from "@/lib/paths";
import type { UserDocuments } from "@/lib/setup/user-documents";

export interface ExistingUser {
  /** Whether the customer wants to use one; which one may still be open. */
  isChosen: boolean;
  entered: string;
  /** Why the text is no user of this account. */
  problem: string | null;
  documents: UserDocuments | null;
}

/** What a form or a link takes along of the choice; nothing where it is a new user. */
export function namedUserOf(existing: ExistingUser | null): string | undefined {
  return existing?.isChosen ? existing.entered : undefined;
}

/** The same as a field of a form that leads on. */
export function NamedUserField({ existing }: { existing: ExistingUser | null }) {
  const user = namedUserOf(existing);
  return user === undefined ? null : <input type="hidden" name="user" value={user} />;
}

interface UserChoiceProps {
  connectionId: string;
  existing: ExistingUser;
}

/** A new user or one that exists. The choice is in the address alone: it is nothing until there is a key. */
export function UserChoice({ connectionId, existing }: UserChoiceProps) {
  const newUser = paths.setup(connectionId, "create-user");
  const { isChosen, entered, problem } = existing;
  return (
    <section aria-label="Which user" className="space-y-6">
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={newUser} isCurrent={!isChosen}>
          A new user
        </ButtonLink>
        <ButtonLink href={paths.setup(connectionId, "create-user", "")} isCurrent={isChosen}>
          A user you have
        </ButtonLink>
      </div>
      {isChosen && (
        <form action={newUser} method="get" className="space-y-4">
          <TextField
            name="user"
            label="Name or ARN of the user"
            hint="As it stands in the IAM console. The steps and documents are made out to it."
            defaultValue={entered}
            errors={problem ? [problem] : []}
            monospace
            required
          />
          <Button type="submit">Show the steps for this user</Button>
        </form>
      )}
    </section>
  );
}
