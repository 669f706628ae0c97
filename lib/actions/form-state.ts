/**
 * What a form shows after its action has run. `values` refill the fields, so that nothing typed is lost;
 * fields that a schema marks as secret are never among them.
 */
export type FormState<Answer = never> =
  | { status: "idle" }
  /** Of an action that only tells something: what it tells, on the same page. */
  | { status: "answered"; answer: Answer; values: Record<string, string> }
  | {
      status: "invalid";
      fieldErrors: Record<string, string[]>;
      formError: string | null;
      values: Record<string, string>;
    };

export const IDLE = { status: "idle" } satisfies FormState;

export type FormAction<Answer = never> = (
  state: FormState<Answer>,
  formData: FormData,
) => Promise<FormState<Answer>>;
