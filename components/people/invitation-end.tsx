import { PageHeader } from "@/components/app-shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { paths } from "@/lib/paths";

type EndedState = "expired" | "revoked" | "accepted" | "known";

interface InvitationEndProps {
  state: EndedState;
  place: string;
  email: string;
  invitedByName: string;
}

const TITLE: Record<EndedState, string> = {
  expired: "This invitation has expired",
  revoked: "This invitation was revoked",
  accepted: "This invitation was accepted already",
  known: "You sign in here already",
};

/** Why a link does not lead on, and what to do about it. */
export function InvitationEnd({ state, place, email, invitedByName }: InvitationEndProps) {
  return (
    <>
      <PageHeader title={TITLE[state]} description={describe(state, { place, email, invitedByName })} />
      {(state === "accepted" || state === "known") && (
        <ButtonLink href={paths.signIn()} variant="primary">
          Sign in
        </ButtonLink>
      )}
    </>
  );
}

function describe(state: EndedState, { place, email, invitedByName }: Omit<InvitationEndProps, "state">) {
  switch (state) {
    case "expired":
      return `A link works for seven days. Ask ${invitedByName} to send you the invitation to ${place} again.`;
    case "revoked":
      return `Somebody of ${place} took it back. If you think that is a mistake, ask ${invitedByName}.`;
    case "accepted":
      return `A link works once. Sign in as ${email} with the password that was chosen then. If that was not you, tell ${invitedByName} at once.`;
    case "known":
      return `${email} belongs to another customer, or to the staff, and a person belongs to one only. Ask ${invitedByName} to invite another address of yours to ${place}.`;
  }
}
