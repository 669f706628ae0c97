"use server";

import { APIError } from "better-auth/api";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { invalid, listFieldErrors, readValues } from "@/lib/actions/define-action";
import type { FormState } from "@/lib/actions/form-state";
import { countAttempt } from "@/lib/actions/limit";
import { AppError } from "@/lib/app-error";
import { paths } from "@/lib/paths";
import { readAddress } from "./address";
import { getAuth } from "./auth";
import { signInSchema } from "./schema";

const PER_EMAIL = { attempts: 10, perSeconds: 60 };
/** More, because a whole office may share an address; few enough that guessing many people's passwords is slow. */
const PER_ADDRESS = { attempts: 60, perSeconds: 60 };

/** Signs somebody in. Nobody is signed in yet, so this is the one action outside of `defineAction`. */
export async function signIn(_state: FormState, formData: FormData): Promise<FormState> {
  const { password: _neverSentBack, ...values } = readValues(formData);
  const parsed = signInSchema.safeParse(readValues(formData));
  if (!parsed.success) return invalid(values, { fieldErrors: listFieldErrors(parsed.error) });
  const { email, password, next } = parsed.data;
  const fault = await trySignIn(email, password);
  if (fault) return invalid(values, { formError: fault });
  redirect(next ?? paths.home());
}

async function trySignIn(email: string, password: string): Promise<string | null> {
  try {
    await countAttempt("sign-in-address", await readAddress(), PER_ADDRESS);
    await countAttempt("sign-in", email.toLowerCase(), PER_EMAIL);
    await getAuth().api.signInEmail({ body: { email, password }, headers: await headers() });
    return null;
  } catch (error) {
    if (error instanceof AppError) return "Too many attempts. Wait a minute, then try again.";
    if (error instanceof APIError && error.statusCode < 500)
      return "The e-mail address or the password is not right.";
    throw error;
  }
}

export async function signOut(): Promise<void> {
  await getAuth().api.signOut({ headers: await headers() });
  redirect(paths.signIn());
}
