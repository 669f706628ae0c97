import { z } from "zod";

/** A path of this site. Browsers drop tabs and line breaks, so "/", tab, "/" would lead to another one. */
const PATH_HERE = /^\/(?![/\\])[!-~]*$/;

export const signInSchema = z.object({
  email: z.email("Enter the e-mail address you sign in with.").max(254),
  password: z.string().min(1, "Enter your password.").max(200),
  next: z.string().regex(PATH_HERE).optional().catch(undefined),
});
