"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState, IDLE } from "@/lib/actions/form-state";
import { FormStateContext } from "./form-state-context";

interface ActionFormProps<Answer> {
  action: FormAction<Answer>;
  submitLabel: string;
  pendingLabel: string;
  children?: ReactNode;
  /** Stands beside the submit button: a link back, most often. */
  secondary?: ReactNode;
  variant?: "primary" | "secondary" | "danger";
  /** Shows below the form what an action tells that changes nothing. */
  renderAnswer?: (answer: Answer) => ReactNode;
}

/** Submits with and without the page's script; after a refusal the first field at fault has the focus, else the answer. */
export function ActionForm<Answer = never>(props: ActionFormProps<Answer>) {
  const { action, submitLabel, pendingLabel, children, secondary, variant = "primary", renderAnswer } = props;
  const [state, submit, isPending] = useActionState<FormState<Answer>, FormData>(action, IDLE);
  const form = useRef<HTMLFormElement>(null);
  const answer = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (state.status === "answered") answer.current?.focus();
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
      {state.status === "answered" && (
        <div ref={answer} tabIndex={-1} className="mt-6 scroll-mt-4 space-y-4">
          {renderAnswer?.(state.answer)}
        </div>
      )}
    </FormStateContext>
  );
}
