import { z } from "zod";

/** A path of this site. Browsers drop tabs and line breaks, so "/", tab, "/" would lead to another one. */
const PATH_HERE = /^\/(?![/\\])[!-~]*$/;

/** Where to go on to; whatever is no path of this site is left out. */
export const next = z.string().regex(PATH_HERE).optional().catch(undefined);

/** As it is read off a screen or a sheet of paper: blanks in it do not matter. */
export const code = z
  .string()
  .transform((text) => text.replaceAll(/\s/g, ""))
  .pipe(z.string().min(6, "Enter the code.").max(30, "That is too long for a code."));

export const codeSchema = z.object({ code, next });

export const signInSchema = z.object({
  email: z.email("Enter the e-mail address you sign in with.").max(254),
  password: z.string().min(1, "Enter your password.").max(200),
  next,
});
