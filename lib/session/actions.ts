"use server";

import { APIError } from "better-auth/api";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { invalid, listFieldErrors, readValues } from "@/lib/actions/define-action";
import type { FormState } from "@/lib/actions/form-state";
import { countAttempt } from "@/lib/actions/limit";
import { AppError } from "@/lib/app-error";
import { logger } from "@/lib/logger";
import { paths } from "@/lib/paths";
import { readAddress } from "./address";
import { getAuth } from "./auth";
import { recordSignIn } from "./commands/record-sign-in";
import { findActor } from "./require-actor";
import { codeSchema, signInSchema } from "./schema";

const PER_EMAIL = { attempts: 10, perSeconds: 60 };
/** More, because a whole office may share an address; few enough that guessing many people's passwords is slow. */
const PER_ADDRESS = { attempts: 60, perSeconds: 60 };

/** Signs somebody in. Nobody is signed in yet, so this is the one action outside of `defineAction`. */
export async function signIn(_state: FormState, formData: FormData): Promise<FormState> {
  const { password: _neverSentBack, ...values } = readValues(formData);
  const parsed = signInSchema.safeParse(readValues(formData));
  if (!parsed.success) return invalid(values, { fieldErrors: listFieldErrors(parsed.error) });
  const { email, password, next } = parsed.data;
  const outcome = await trySignIn(email, password);
  if (outcome === "signed-in") redirect(next ?? paths.home());
  if (outcome === "code-wanted") redirect(paths.signInCode(next));
  return invalid(values, { formError: outcome });
}

/** Anything else is what to say about it. */
type Outcome = "signed-in" | "code-wanted" | (string & {});

const TOO_MANY = "Too many attempts for this address. Wait a minute, then try again.";

async function trySignIn(email: string, password: string): Promise<Outcome> {
  try {
    await countAttempt("sign-in", email.toLowerCase(), PER_EMAIL);
    await countAttempt("sign-in-address", await readAddress(), PER_ADDRESS);
    const answer = await getAuth().api.signInEmail({ body: { email, password }, headers: await headers() });
    if ("twoFactorRedirect" in answer) return "code-wanted";
    await recordSignIn(answer.user.id, "password", answer.token);
    return "signed-in";
  } catch (error) {
    if (error instanceof AppError) return TOO_MANY;
    if (error instanceof APIError && error.statusCode < 500) {
      logger.warn({ address: await readAddress() }, "a sign-in was refused");
      return "The e-mail address or the password is not right.";
    }
    throw error;
  }
}

const APP_CODE = /^\d{6}$/;

/** The second half of a sign-in: a code of the authenticator app, or one of the backup codes. */
export async function enterCode(_state: FormState, formData: FormData): Promise<FormState> {
  const parsed = codeSchema.safeParse(readValues(formData));
  if (!parsed.success) return invalid({}, { fieldErrors: listFieldErrors(parsed.error) });
  const { code, next } = parsed.data;
  // Another tab was faster: a second code would be spent for nothing, and written down as a sign-in.
  if (await findActor()) redirect(next ?? paths.home());
  const fault = await tryCode(code);
  if (fault) return invalid(next ? { next } : {}, { formError: fault });
  redirect(next ?? paths.home());
}

async function tryCode(code: string): Promise<string | null> {
  try {
    await countAttempt("sign-in-code", await readAddress(), PER_ADDRESS);
    const request = { body: { code }, headers: await headers() };
    const isOfApp = APP_CODE.test(code);
    const { api } = getAuth();
    const answer = isOfApp ? await api.verifyTOTP(request) : await api.verifyBackupCode(request);
    const method = isOfApp ? "password and app" : "password and backup code";
    // The library makes a session for every right code, unless it is asked not to: we never do.
    await recordSignIn(answer.user.id, method, answer.token ?? null);
    return null;
  } catch (error) {
    if (error instanceof AppError) return TOO_MANY;
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    logger.warn({ address: await readAddress() }, "a code of a second factor was refused");
    if (error.body?.code === "INVALID_CODE" || error.body?.code === "INVALID_BACKUP_CODE")
      return "This code is not right. Codes of the app change every 30 seconds; a backup code works once.";
    if (error.statusCode === 429)
      return "Too many wrong codes. Wait a quarter of an hour, then sign in again.";
    return "This sign-in has ended. Sign in with your password again.";
  }
}

export async function signOut(): Promise<void> {
  await getAuth().api.signOut({ headers: await headers() });
  redirect(paths.signIn());
}
