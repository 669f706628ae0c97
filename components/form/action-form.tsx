"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, IDLE } from "@/lib/actions/form-state";
import { FormStateContext } from "./form-state-context";

interface ActionFormProps {
  action: FormAction;
  submitLabel: string;
  pendingLabel: string;
  children?: ReactNode;
  /** Stands beside the submit button: a link back, most often. */
  secondary?: ReactNode;
  variant?: "primary" | "secondary" | "danger";
}

/** Submits with and without the page's script; after a refusal the first field at fault has the focus. */
export function ActionForm(props: ActionFormProps) {
  const { action, submitLabel, pendingLabel, children, secondary, variant = "primary" } = props;
  const [state, submit, isPending] = useActionState(action, IDLE);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (state.status !== "invalid") return;
    const atFault = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    (atFault('[aria-invalid="true"]') ?? atFault('[role="alert"]'))?.focus();
  }, [state]);

  return (
    <FormStateContext value={state}>
      <form
        ref={form}
        action={submit}
        noValidate
        aria-busy={isPending}
        onSubmit={(event) => isPending && event.preventDefault()}
        className="space-y-6"
      >
        {state.status === "invalid" && state.formError && (
          <p role="alert" tabIndex={-1} className="rounded-box border border-bad/30 bg-bad-soft p-4 text-bad">
            {state.formError}
          </p>
        )}
        {children}
        <div className="flex flex-wrap items-center gap-2">
          <SubmitButton label={submitLabel} pendingLabel={pendingLabel} variant={variant} />
          {secondary}
        </div>
      </form>
    </FormStateContext>
  );
}
