"use client";

import { createContext, useContext } from "react";
import { type FormState, IDLE } from "@/lib/actions/form-state";

export const FormStateContext = createContext<FormState<unknown>>(IDLE);

export interface FieldState {
  id: string;
  hintId: string;
  errorId: string;
  errors: string[];
  value: string | undefined;
}

/** What one field shows: its errors after a refused submit, and what was typed before it. */
export function useFieldState(name: string): FieldState {
  const state = useContext(FormStateContext);
  const id = `field-${name}`;
  const ids = { id, hintId: `${id}-hint`, errorId: `${id}-error` };
  if (state.status === "idle") return { ...ids, errors: [], value: undefined };
  const errors = state.status === "invalid" ? (state.fieldErrors[name] ?? []) : [];
  return { ...ids, errors, value: state.values[name] };
}

export function describedBy({ hintId, errorId, errors }: FieldState, hasHint: boolean): string | undefined {
  const ids = [hasHint ? hintId : "", errors.length > 0 ? errorId : ""].filter((id) => id !== "");
  return ids.length > 0 ? ids.join(" ") : undefined;
}
