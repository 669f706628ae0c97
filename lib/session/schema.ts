import { z } from "zod";

export const signInSchema = z.object({
  email: z.email("Enter the e-mail address you sign in with.").max(254),
  password: z.string().min(1, "Enter your password.").max(200),
  next: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined),
});
