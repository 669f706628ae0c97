/**
 * What a form shows after its action has run. `values` refill the fields, so that nothing typed is lost;
 * fields that a schema marks as secret are never among them.
 */
export type FormState =
  | { status: "idle" }
  | {
      status: "invalid";
      fieldErrors: Record<string, string[]>;
      formError: string | null;
      values: Record<string, string>;
    };

export const IDLE: FormState = { status: "idle" };

export type FormAction = (state: FormState, formData: FormData) => Promise<FormState>;
