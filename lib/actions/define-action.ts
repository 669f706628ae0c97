import "server-only";
import type { z } from "zod";
import type { Permission } from "@/lib/access/permissions";
import { AppError } from "@/lib/app-error";
import { mayHoldSecretAccessKey } from "@/lib/iam/secret-access-key";
import type { Actor, ActorWith } from "@/lib/session/actors";
import { requireActor } from "@/lib/session/require-actor";
import { storableText } from "@/lib/storable-text";
import type { FormAction, FormState } from "./form-state";
import { countAttempt, type Limit } from "./limit";

interface ActionDefinition<P extends Permission, Schema extends z.ZodType> {
  name: string;
  /** Who may do it: the handler is given such an actor, and nobody else. */
  permission: P;
  /** Read at each call where it follows from the settings, because a build has none. */
  limit: Limit | (() => Limit);
  input: Schema;
  /**
   * Fields that are never sent back to the form; nor is another field that a secret was pasted into by mistake. An empty
   * list is of a form that asks for no secret, and may be given one all the same.
   */
  secrets?: readonly string[];
  /** Is told what the form refused, and why; of what was entered only what may go back to the form. */
  refused?: (refused: Refused<P>) => Promise<void>;
}

export interface Refused<P extends Permission> {
  actor: ActorWith<P>;
  values: Record<string, string>;
  problems: string[];
}

/** What a command may say instead of doing it: faults by field, or one about the whole form. */
export interface Rejection {
  fieldErrors?: Record<string, string[]>;
  formError?: string;
  /** The same in words that are written down: `field:problem`. They hold nothing that was entered. */
  problems?: string[];
}

type Handler<P extends Permission, Input, Answer> = (facts: {
  actor: ActorWith<P>;
  input: Input;
}) => Promise<Rejection | { answer: Answer }>;

const TOO_MANY =
  "That was tried often in a short time. Wait a minute, then try again. What you entered is kept.";

const ENDED =
  "This connection was disconnected meanwhile, so nothing of it changes any more. Reload the page.";

/**
 * The one shape of a write from a form: authenticate, authorise, limit, parse, hand to a command. The handler ends with a
 * redirect, or returns what to mend; then every field keeps what was typed. One that writes nothing returns an answer.
 */
export function defineAction<P extends Permission, Schema extends z.ZodType, Answer = never>(
  definition: ActionDefinition<P, Schema>,
  handler: Handler<P, z.infer<Schema>, Answer>,
): FormAction<Answer> {
  return async (_state, formData) => {
    const actor = await requireActor(definition.permission);
    const entered = readValues(formData);
    const values = definition.secrets ? withoutSecrets(entered, definition.secrets) : entered;
    const isWithin = await isWithinLimit(definition, actor);
    if (!isWithin) return invalid(values, { formError: TOO_MANY });
    const parsed = definition.input.safeParse(entered);
    const outcome = parsed.success
      ? await handler({ actor, input: parsed.data }).catch(rejectEnded)
      : { fieldErrors: listFieldErrors(parsed.error), problems: listProblems(parsed.error) };
    if ("answer" in outcome) return { status: "answered", values, answer: outcome.answer };
    const { problems = [] } = outcome;
    if (problems.length > 0) await definition.refused?.({ actor, values, problems });
    return invalid(values, outcome);
  };
}

/** Somebody disconnected it between the page and this write: to be read on the form, and no fault of ours. */
export function rejectEnded(error: unknown): Rejection {
  if (error instanceof AppError && error.code === "connection-ended") return { formError: ENDED };
  throw error;
}

export function withoutSecrets(
  values: Record<string, string>,
  secrets: readonly string[],
): Record<string, string> {
  const isSafe = ([name, text]: [string, string]) => !secrets.includes(name) && !mayHoldSecretAccessKey(text);
  return Object.fromEntries(Object.entries(values).filter(isSafe));
}

async function isWithinLimit(
  { name, limit }: { name: string; limit: Limit | (() => Limit) },
  { personId }: Actor,
) {
  try {
    await countAttempt(name, personId, typeof limit === "function" ? limit() : limit);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "too-many-attempts") return false;
    throw error;
  }
}

/** The text fields of a form; Next.js adds fields of its own, which begin with a dollar sign. */
export function readValues(formData: FormData): Record<string, string> {
  const entries = [...formData].flatMap(([name, value]) =>
    typeof value !== "string" || name.startsWith("$") ? [] : [[name, value].map(storableText)],
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

export function listFieldErrors(error: z.ZodError): Record<string, string[]> {
  const fieldErrors: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const field = path.join(".");
    fieldErrors[field] = [...(fieldErrors[field] ?? []), message];
  }
  return fieldErrors;
}

/** The problems that parsers of the pure core gave a name; a field that was left empty was not refused. */
function listProblems({ issues }: z.ZodError): string[] {
  return issues.flatMap((issue) => {
    const problem = issue.code === "custom" ? issue.params?.problem : undefined;
    return typeof problem === "string" && problem !== "empty" ? [`${issue.path.join(".")}:${problem}`] : [];
  });
}

export function invalid(
  values: Record<string, string>,
  { fieldErrors = {}, formError }: Rejection,
): FormState {
  return { status: "invalid", fieldErrors, formError: formError ?? null, values };
}
