import { MessagePage } from "@/components/app-shell/message-page";
import { ButtonLink } from "@/components/ui/button";
import { paths } from "@/lib/paths";

export default function NotFound() {
  return (
    <MessagePage
      title="There is no page here"
      action={
        <ButtonLink href={paths.home()} variant="primary">
          Go to the start page
        </ButtonLink>
      }
    >
      <p>The address may be mistyped, or the page belongs to another customer.</p>
    </MessagePage>
  );
}
